export interface ImageSize {
	/** Pixels as displayed: an orientation in the file's metadata is applied. */
	width: number;
	height: number;
	/** Known for the formats that can move; undefined too if the given bytes end too early. */
	animated?: boolean;
	/** Pictures of a GIF; undefined too if the given bytes end too early. */
	frames?: number;
}

/** Reads one format. May throw a RangeError where the bytes end too early. */
export type ImageReader = (bytes: DataView) => ImageSize | undefined;
