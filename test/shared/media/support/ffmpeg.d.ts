export interface MediaFolder {
	/** Writes a file with ffmpeg and returns its bytes; `args` stand before the name. */
	make(name: string, args: string[]): Buffer;
	/** What ffprobe says of a file in the folder. */
	probe(name: string): Probed;
	/** Puts a file there that ffmpeg did not make. */
	write(name: string, bytes: Buffer): void;
	remove(): void;
}

export interface Probed {
	format: { duration?: string };
	streams: Array<{
		codec_type: string;
		codec_name: string;
		width?: number;
		height?: number;
		avg_frame_rate: string;
		side_data_list?: Array<{ rotation?: number }>;
	}>;
}

/** A temporary folder in which ffmpeg makes media for a test. */
export function mediaFolder(): MediaFolder;

/** Arguments for a test picture that moves: size in pixels, seconds, pictures per second. */
export function picture(size: string, seconds?: number, rate?: number): string[];

/** Arguments for a sound of so many seconds. */
export function tone(seconds: number): string[];
