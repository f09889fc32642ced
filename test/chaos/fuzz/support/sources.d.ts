/** A function that is exported, synchronous, and takes only what comes from outside. */
export interface FoundFunction {
	file: string;
	/** `nodes/X/postShape.ts toPost`. */
	title: string;
	types: string[];
	call(...input: unknown[]): unknown;
}

export function filesIn(folder?: string): string[];
export function filesBeside(file: string): string[];
export function textOf(files: readonly string[]): string;
export function functionsTaking(isWanted: (type: string) => boolean): FoundFunction[];
export function exported(file: string): Record<string, unknown>;
