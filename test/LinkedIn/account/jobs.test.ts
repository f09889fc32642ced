import { canDoAnywhere, canDoOn, missingPermissions } from '../../../nodes/LinkedIn/account/jobs';

const admin = { roles: ['ADMINISTRATOR'] };
const analyst = { roles: ['ANALYST'] };

describe('the permissions of a job', () => {
	it('are missed by the name that is best, each once', () => {
		expect(missingPermissions(['comment', 'publish'], [])).toEqual([
			'w_organization_social_feed',
			'r_organization_social_feed',
			'w_organization_social',
		]);
		expect(missingPermissions(['insights', 'trigger'], [])).toEqual(['rw_organization_admin']);
	});

	it('may be the older ones', () => {
		const older = ['w_organization_social', 'r_organization_social'];
		expect(missingPermissions(['comment', 'publish'], older)).toEqual([]);
	});

	it('are not those of the feed for posts, which LinkedIn does not take there', () => {
		const feed = ['w_organization_social_feed', 'w_member_social_feed'];
		expect(missingPermissions(['publish', 'memberPublish'], feed)).toEqual([
			'w_organization_social',
			'w_member_social',
		]);
	});
});

describe('a job on a page', () => {
	const granted = ['w_organization_social', 'rw_organization_admin'];

	it('needs the permission and a role', () => {
		expect(canDoOn('publish', granted, admin)).toBe(true);
		expect(canDoOn('publish', granted, { roles: ['CONTENT_ADMIN'] })).toBe(true);
		expect(canDoOn('insights', granted, { roles: ['CONTENT_ADMIN'] })).toBe(false);
		expect(canDoOn('publish', granted, analyst)).toBe(false);
		expect(canDoOn('publish', [], admin)).toBe(false);
	});

	it('can be done where one page allows it; nobody can tell where pages cannot be read', () => {
		expect(canDoAnywhere('publish', granted, [analyst, admin])).toBe(true);
		expect(canDoAnywhere('publish', granted, [analyst])).toBe(false);
		expect(canDoAnywhere('publish', granted, undefined)).toBeNull();
		expect(canDoAnywhere('publish', [], undefined)).toBe(false);
	});
});
