import { judge } from '../../../nodes/Instagram/publish/containerStatus';

const failureOf = (text: string) => {
	const readiness = judge({ code: 'ERROR', text }, ['container']);
	if (readiness.status !== 'dead') throw new Error('it is not dead');
	return readiness.failure;
};

it.each([
	['FINISHED', 'ready'],
	['PUBLISHED', 'ready'],
	['IN_PROGRESS', 'processing'],
	['', 'processing'],
])('a container that is %s means: %s', (code, status) => {
	expect(judge({ code, text: '' }, [])).toEqual({ status });
});

it('an expired container is dead, and nothing of it is out', () => {
	expect(judge({ code: 'EXPIRED', text: '' }, ['container', 'upload'])).toMatchObject({
		status: 'dead',
		anew: ['container', 'upload'],
		failure: { kind: 'temporarily-unavailable', effect: 'none' },
	});
});

it.each([
	[2207026, 'content-rejected'],
	[2207053, 'temporarily-unavailable'],
	[2207003, 'temporarily-unavailable'],
	[2207052, 'content-rejected'],
	[2209999, 'content-rejected'],
])('the subcode %d in its text means: %s', (subcode, kind) => {
	const failure = failureOf(`Error: Media upload has failed with error code ${subcode}`);
	expect(failure).toMatchObject({ kind, effect: 'none', code: String(subcode) });
	expect(failure.happened).toMatch(/^Instagram did not process the media: /);
});
