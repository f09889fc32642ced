import { NUMBERING_PLANS } from './numberingPlans';

/** How the numbers of a country are written and read. Patterns match digits from the first on. */
export interface NumberingPlan {
	region: string;
	callingCode: string;
	/** The prefixes of international calls. */
	exit?: RegExp;
	/** The prefixes of national calls. */
	trunk?: RegExp;
	/** Numbers that are written without a part of the national number. */
	shortened?: { pattern: RegExp; part: string };
	/** National numbers by length. */
	ranges: ReadonlyMap<number, RegExp>;
}

const plans = NUMBERING_PLANS.trim().split('\n').map(toPlan);
const planByRegion = new Map(plans.map((plan) => [plan.region, plan]));
const plansByCallingCode = groupByCallingCode();

const MAX_CALLING_CODE_LENGTH = 3;

/** The plan of a country, ISO 3166-1 alpha-2 in any case; undefined for an unknown one. */
export function planOfRegion(region: string): NumberingPlan | undefined {
	return /^[a-z]{2}$/i.test(region) ? planByRegion.get(region.toUpperCase()) : undefined;
}

/** The plan by which an international number is read, from its digits without `+`. */
export function planOfInternational(digits: string): NumberingPlan | undefined {
	for (let length = 1; length <= MAX_CALLING_CODE_LENGTH; length++) {
		const sharing = plansByCallingCode.get(digits.slice(0, length));
		if (sharing) return sharing[0];
	}
	return undefined;
}

/** A number as it is dialled inside a country, as national number: without trunk prefix. */
export function toNationalNumber(dialled: string, plan: NumberingPlan): string {
	const national = withoutPrefix(dialled, plan);
	// A number may begin with the digits of the trunk prefix.
	if (isInPlan(dialled, plan) && !isInPlan(national, plan)) return dialled;
	return plansSharing(plan).some(({ ranges }) => ranges.has(national.length)) ? national : dialled;
}

/** Whether a national number exists in the plan. */
export function isInPlan(national: string, { ranges }: NumberingPlan): boolean {
	return ranges.get(national.length)?.test(national) ?? false;
}

/** Whether a national number exists in any plan of the country code. */
export function isInPlansSharing(national: string, plan: NumberingPlan): boolean {
	return plansSharing(plan).some((sharing) => isInPlan(national, sharing));
}

/** Whether a number has more digits than any national number of the plan. */
export function isTooLong(national: string, { ranges }: NumberingPlan): boolean {
	return [...ranges.keys()].every((length) => length < national.length);
}

function withoutPrefix(dialled: string, { shortened, trunk }: NumberingPlan): string {
	if (shortened?.pattern.test(dialled)) {
		return dialled.replace(shortened.pattern, `${shortened.part}$1`);
	}
	return trunk ? dialled.replace(trunk, '') : dialled;
}

function plansSharing({ callingCode }: NumberingPlan): NumberingPlan[] {
	return plansByCallingCode.get(callingCode) ?? [];
}

function groupByCallingCode(): ReadonlyMap<string, NumberingPlan[]> {
	const groups = new Map<string, NumberingPlan[]>();
	for (const plan of plans) {
		groups.set(plan.callingCode, [...(groups.get(plan.callingCode) ?? []), plan]);
	}
	return groups;
}

function toPlan(line: string): NumberingPlan {
	const [region, callingCode, exit, trunk, shortened, ...ranges] = line.split(' ');
	const [part, pattern] = shortened.split('+');
	return {
		region,
		callingCode,
		exit: startPattern(exit),
		trunk: startPattern(trunk),
		shortened: pattern ? { pattern: new RegExp(`^${pattern}`), part } : undefined,
		ranges: new Map(ranges.flatMap(toRanges)),
	};
}

function toRanges(text: string): Array<[number, RegExp]> {
	const [lengths, start] = text.split(':');
	const pattern = new RegExp(`^(?:${start})`);
	return lengths.split(',').map((length) => [Number(length), pattern]);
}

function startPattern(pattern: string): RegExp | undefined {
	return pattern === '-' ? undefined : new RegExp(`^(?:${pattern})`);
}
