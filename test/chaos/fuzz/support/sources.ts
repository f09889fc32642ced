import { readdirSync, readFileSync } from 'fs';
import { join, relative, resolve } from 'path';
import * as ts from 'typescript';

const ROOT = resolve(__dirname, '../../../..');
const NODES = join(ROOT, 'nodes');

/** A function that is exported, synchronous, and takes only what comes from outside. */
export interface FoundFunction {
	file: string;
	/** `nodes/X/postShape.ts toPost`. */
	title: string;
	types: string[];
	call(...input: unknown[]): unknown;
}

/** All source files below a folder of `nodes`. */
export function filesIn(folder = NODES): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesIn(path);
		return entry.name.endsWith('.ts') ? [path] : [];
	});
}

/** The files of the folder of `nodes` that a file is in: those of its network. The same list each time. */
export function filesBeside(file: string): string[] {
	const [folder] = relative(NODES, file).split(/[\\/]/);
	const files = byFolder.get(folder) ?? filesIn(join(NODES, folder));
	byFolder.set(folder, files);
	return files;
}

const byFolder = new Map<string, string[]>();

/** Exported functions of all files whose parameters all have a wanted type. */
export function functionsTaking(isWanted: (type: string) => boolean): FoundFunction[] {
	return filesIn().flatMap((file) =>
		declarations(file)
			.filter((found) => found.types.length > 0 && found.types.every(isWanted))
			.map(({ name, types: taken }) => ({
				file,
				title: `${relative(ROOT, file)} ${name}`,
				types: taken,
				call: (...input) => exported(file)[name](...input),
			})),
	);
}

/** What a file of `nodes` exports. */
export function exported(file: string): Record<string, (...input: unknown[]) => unknown> {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return require(file) as Record<string, (...input: unknown[]) => unknown>;
}

interface Declared {
	name: string;
	types: string[];
}

function declarations(file: string): Declared[] {
	const source = readFileSync(file, 'utf8');
	const { statements } = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	return statements.filter(isExported).flatMap((statement): Declared[] => {
		if (ts.isFunctionDeclaration(statement)) return described(statement.name?.text, statement);
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
			initializer && ts.isArrowFunction(initializer) ? described(name.getText(), initializer) : [],
		);
	});
}

const isExported = (statement: ts.Statement): boolean =>
	has(statement, ts.SyntaxKind.ExportKeyword);

const has = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
	ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some((one) => one.kind === kind);

function described(name: string | undefined, node: ts.FunctionLikeDeclaration): Declared[] {
	const isSync = !has(node, ts.SyntaxKind.AsyncKeyword) && !node.asteriskToken;
	if (!name || !isSync) return [];
	const given = node.parameters.filter(({ initializer }) => !initializer);
	const types = given.map(({ type }) => type?.getText().replace(/\s+/g, ' ') ?? '');
	return [{ name, types }];
}
