import type { IDataObject } from 'n8n-workflow';
import { asThrown, failureOf } from '../shared/http/failure';
import type { XCall } from './client';
import type { Naming } from './fieldNames';
import { hasTwoNamings, inNewerNames } from './fieldNames';

/** The naming that X has taken last. */
let naming: Naming = 'older';

/** Makes a call in the names that X takes: should it refuse the one naming, in the other. */
export async function inKnownNames(
	call: XCall,
	send: (call: XCall) => Promise<IDataObject>,
): Promise<IDataObject> {
	if (!hasTwoNamings(call)) return await send(call);
	const written: Record<Naming, XCall> = {
		older: call,
		newer: { ...call, query: inNewerNames(call.query ?? {}) },
	};
	const first = naming;
	try {
		return await send(written[first]);
	} catch (error) {
		if (!refusesNames(error)) throw asThrown(error);
		const other = first === 'older' ? 'newer' : 'older';
		const answer = await send(written[other]);
		naming = other;
		return answer;
	}
}

const refusesNames = (error: unknown): boolean => {
	const failure = failureOf(error);
	return failure?.httpStatus === 400 && /(tweet|post)\.fields/.test(failure.happened);
};
