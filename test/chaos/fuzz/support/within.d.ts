export function within(milliseconds: number, run: () => void): void;
export function withinAsync(milliseconds: number, run: () => Promise<void>): Promise<void>;
