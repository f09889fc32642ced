import { CONNECTIONS, NETWORKS } from '../../nodes/SocialHub/networks';
import { socialHubOperations } from '../../nodes/SocialHub/operations';
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

describe('the parameters of the hub', () => {
	const { properties, credentials } = new SocialHub().description;

	/** Names of what is shown for an operation. */
	const shownFor = ({ resource, operation }: (typeof socialHubOperations)[number]) =>
		properties
			.filter(({ displayOptions: { show = {} } = {} }) =>
				[
					[show.resource, resource],
					[show.operation, operation],
				].every(([allowed, value]) => !allowed || (allowed as unknown[]).includes(value)),
			)
			.map(({ name }) => name);

	it.each(socialHubOperations.map((one) => [`${one.resource}: ${one.operation}`, one] as const))(
		'have a name each for %s',
		(_label, operation) => {
			const names = shownFor(operation);
			expect(names).toEqual([...new Set(names)]);
			expect(names).toContain('connections');
			expect(names).toContain('options');
		},
	);

	it('are the draft and the accounts for publishing, with all credentials', () => {
		const names = shownFor(socialHubOperations[0]);
		expect(DRAFT_FIELDS.every(({ name }) => names.includes(name))).toBe(true);
		expect(credentials).toHaveLength(6);
	});
});

it('the searches that the account fields name exist', () => {
	const { description, methods } = new SocialHub();
	const named = [...JSON.stringify(description.properties).matchAll(/"searchListMethod":"(\w+)"/g)];
	expect(named.length).toBeGreaterThan(0);
	for (const [, method] of named) expect(Object.keys(methods.listSearch)).toContain(method);
});
