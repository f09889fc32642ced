import { CONNECTIONS, NETWORKS } from '../../nodes/SocialHub/networks';
import { OVERRIDE_NAMES, destinationFields } from '../../nodes/SocialHub/publish/destinationFields';
import { DRAFT_FIELDS } from '../../nodes/SocialHub/publish/fields';
import { HUB_DRAFT_OPTIONS, HUB_PUBLISH_OPTIONS } from '../../nodes/SocialHub/publish/options';
import { SocialHub } from '../../nodes/SocialHub/SocialHub.node';
import { ownOptions } from '../../nodes/shared/publish/options';

const hubNames = [...HUB_DRAFT_OPTIONS, ...HUB_PUBLISH_OPTIONS].map(({ name }) => name);

/** Names that a network's own code reads. */
const namesOf = (network: (typeof NETWORKS)[number]) =>
	network.use(({ publish, accountFields }) => ({
		options: ownOptions(publish).map(({ name }) => name),
		fields: [...accountFields, ...publish.extraFields].map(({ name }) => name),
	}));

describe.each(NETWORKS.map((network) => [network.platform.title, network] as const))(
	'the fields of %s',
	(_title, network) => {
		const { options, fields } = namesOf(network);

		it('mean one thing each: the hub has none of their names', () => {
			expect(options.filter((name) => hubNames.includes(name))).toEqual([]);
			const own = [...OVERRIDE_NAMES, 'postKind'];
			expect([...options, ...fields].filter((name) => own.includes(name))).toEqual([]);
			expect(new Set([...options, ...fields]).size).toBe(options.length + fields.length);
		});

		it('can all be set for an account, whatever the kind of post is', () => {
			const connection = CONNECTIONS.find((one) => one.network === network);
			const [list] = destinationFields(connection ? [connection] : []);
			const text = JSON.stringify(list);
			for (const name of [...options, ...fields]) expect(text).toContain(`"name":"${name}"`);
			expect(text).not.toContain('"required":true,"placeholder"');
		});
	},
);

it('publishing on the hub names no parameter twice', () => {
	const { properties, credentials } = new SocialHub().description;
	const names = properties
		.filter(({ displayOptions }) => {
			const { resource = ['post'], operation = ['publish'] } = displayOptions?.show ?? {};
			return resource.includes('post') && operation.includes('publish');
		})
		.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
	expect(DRAFT_FIELDS.every(({ name }) => names.includes(name))).toBe(true);
	expect(credentials).toHaveLength(6);
});

it('the searches that the account fields name exist', () => {
	const { description, methods } = new SocialHub();
	const named = [...JSON.stringify(description.properties).matchAll(/"searchListMethod":"(\w+)"/g)];
	expect(named.length).toBeGreaterThan(0);
	for (const [, method] of named) expect(Object.keys(methods.listSearch)).toContain(method);
});
