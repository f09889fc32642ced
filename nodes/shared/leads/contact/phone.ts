import { readDialled } from './dialled';
import type { NumberingPlan } from './numberingPlan';
import {
	isInPlan,
	isInPlansSharing,
	isTooLong,
	planOfInternational,
	planOfRegion,
	toNationalNumber,
} from './numberingPlan';

/**
 * The phone number in an answer as ITU-T E.164 writes it: `+`, country code, national number. Takes
 * what people write: with `+` or the international prefix of the country, national with or without
 * trunk prefix, digits of any script, brackets, `tel:` URIs, extensions (dropped). `region` is the
 * country of numbers without `+`, ISO 3166-1 alpha-2 in any case. Undefined if it holds letters, or
 * no number of its length begins like this in the numbering plan. Whether the number is in service
 * only a call can say.
 *
 * https://www.itu.int/rec/T-REC-E.164
 */
export function toE164(raw: string, region: string | undefined): string | undefined {
	const dialled = readDialled(raw);
	if (!dialled) return undefined;
	if (dialled.international) return fromInternational(dialled.digits);
	const home = planOfRegion(region ?? '');
	return home && fromHome(dialled.digits, home);
}

function fromInternational(digits: string): string | undefined {
	const plan = planOfInternational(digits);
	return plan && written(toNationalNumber(digits.slice(plan.callingCode.length), plan), plan);
}

function fromHome(digits: string, home: NumberingPlan): string | undefined {
	const abroad = withoutExit(digits, home) ?? withoutPlus(digits, home);
	return abroad ? fromInternational(abroad) : written(toNationalNumber(digits, home), home);
}

/** The digits behind an international prefix. No country code begins with 0. */
function withoutExit(digits: string, { exit }: NumberingPlan): string | undefined {
	const rest = exit?.test(digits) ? digits.replace(exit, '') : '';
	return rest === '' || rest.startsWith('0') ? undefined : rest;
}

/** The digits of an international number of the own country of which only the `+` is missing. */
function withoutPlus(digits: string, home: NumberingPlan): string | undefined {
	if (!digits.startsWith(home.callingCode)) return undefined;
	const national = toNationalNumber(digits, home);
	if (isTooLong(national, home)) return digits;
	if (isInPlan(national, home)) return undefined;
	const shorter = toNationalNumber(digits.slice(home.callingCode.length), home);
	return isInPlan(shorter, home) ? digits : undefined;
}

function written(national: string, plan: NumberingPlan): string | undefined {
	return isInPlansSharing(national, plan) ? `+${plan.callingCode}${national}` : undefined;
}
