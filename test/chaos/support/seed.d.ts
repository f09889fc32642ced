/** Numbers from 0 up to 1 that are the same for the same seed. */
export type Random = () => number;
export function say(line: string): void;
export const VARIABLE: string;
export function chooseSeed(): number;
export function chosenSeed(): number;
export function randomOf(seed: number): Random;
export function below(random: Random, limit: number): number;
export function pick<T>(random: Random, values: readonly T[]): T;
