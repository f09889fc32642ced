/** A call to X; `form` has the fields of a multipart call, `(file)` for files. */
export interface XRequest {
	method: string;
	path: string;
	query?: Record<string, unknown>;
	body?: unknown;
	form?: Record<string, unknown>;
}

export function problemsOf(call: XRequest): string[];
export function specIsPresent(): boolean;
