import { SocialOpsLinkedInOAuth2Api } from '../../credentials/SocialOpsLinkedInOAuth2Api.credentials';
import { evaluate } from './expression';

const credential = new SocialOpsLinkedInOAuth2Api();
const field = (name: string) => {
	const found = credential.properties.find((property) => property.name === name);
	if (!found) throw new Error(`the credential has no ${name}`);
	return found;
};
const scope = (self: object) => evaluate(field('scope').default, { ...self });

describe('the permissions that are asked for', () => {
	it('are those for publishing as oneself to begin with', () => {
		expect(scope({ products: field('products').default })).toBe('openid profile w_member_social');
		// The editor stores an empty list for one that nobody has touched.
		expect(scope({ products: [] })).toBe('openid profile w_member_social');
		expect(scope({})).toBe('openid profile w_member_social');
	});

	it('are those of all products, each once, separated by spaces as LinkedIn wants it', () => {
		const products = ['leadSync', 'events'];
		expect(scope({ products, morePermissions: 'email, r_ads' })).toBe(
			'r_marketing_leadgen_automation r_ads r_organization_admin r_events email',
		);
	});

	it('do not mix products that LinkedIn does not give to one app', () => {
		const permissions = String(scope({ products: ['communityManagement'] })).split(' ');
		expect(permissions).toContain('rw_organization_admin');
		expect(permissions).not.toContain('openid');
	});
});

it('offers the newest version first, which moves on by itself', () => {
	const { options, default: chosen } = field('apiVersion');
	expect(chosen).toBe('newest');
	expect(options?.[0]).toMatchObject({ value: 'newest', name: 'Newest Confirmed (202609)' });
});

it('sends the secret in the body, as LinkedIn takes it', () => {
	expect(field('authentication')).toMatchObject({ type: 'hidden', default: 'body' });
	expect(field('accessTokenUrl').default).toBe('https://www.linkedin.com/oauth/v2/accessToken');
});
