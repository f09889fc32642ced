import { warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { blocks } from '../../shared/publish/plan';
import type { AdaptInput, Adapted } from './adapt';
import type { Attempt } from './attempt';

/** Rules about files together: there are too many, or they do not go into one post. */
const TOGETHER = ['no-kind', 'media-count', 'media-together'];

/**
 * Leaves out the files that a network does not take, puts others in their place where there are
 * any, and says each reason. Where that does not help, all files stay as they are.
 */
export async function adaptMedia<Api>(
	input: AdaptInput<Api>,
	given: Adapted<Api>,
): Promise<Adapted<Api>> {
	let current = given.attempt;
	const notes: Issue[] = [];
	const spare = input.spare.filter((file) => !current.candidate.files.includes(file));
	while (current.candidate.files.length > 0) {
		const refused = refusedFile(current);
		if (!refused) break;
		const { file, reason } = refused;
		const replacement = spare.shift();
		const files = current.candidate.files.flatMap((one) =>
			one === file ? (replacement ?? []) : [one],
		);
		notes.push(leftOut(file, reason, replacement));
		current = await input.attempt({ ...current.candidate, files });
	}
	const helps = notes.length > 0 && !refusedFile(current) && !isRefusedTogether(current);
	return helps ? { attempt: current, notes: [...given.notes, ...notes] } : given;
}

interface RefusedFile {
	file: string;
	reason: Issue;
}

/** The next file to leave out: one that is refused itself, else the last one of too many. */
function refusedFile<Api>({ candidate, issues }: Attempt<Api>): RefusedFile | undefined {
	const own = issues.find(
		(issue) => blocks(issue) && issue.file !== undefined && candidate.files.includes(issue.file),
	);
	if (own?.file !== undefined) return { file: own.file, reason: own };
	const reason = issues.find((issue) => blocks(issue) && TOGETHER.includes(issue.rule));
	return reason && { file: candidate.files[candidate.files.length - 1], reason };
}

const isRefusedTogether = <Api>({ issues }: Attempt<Api>): boolean =>
	issues.some((issue) => blocks(issue) && TOGETHER.includes(issue.rule));

function leftOut(file: string, { message }: Issue, replacement: string | undefined): Issue {
	const rule = replacement ? 'media-replaced' : 'media-left-out';
	const what = replacement ? `is replaced by '${replacement}'` : 'is left out';
	return {
		...warn(rule, 'Media', {
			message: `The file '${file}' ${what}. ${message}`,
			fix: "Choose the files of this account under 'Settings'.",
		}),
		file,
	};
}
