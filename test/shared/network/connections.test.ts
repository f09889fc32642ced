import type { ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import {
	accountFieldsOf,
	connectionsField,
	connectionsOf,
	credentialsOf,
	listSearchOf,
} from '../../../nodes/shared/network/connections';
import type { ListSearch, Network, SignIn } from '../../../nodes/shared/network/network';
import { fakeN8n } from '../../support/fakeN8n';

const page: INodeProperties = {
	displayName: 'Page',
	name: 'page',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	displayOptions: { show: { authentication: ['oAuth2', 'token'] } },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPages' },
		},
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
};

function networkOf(id: string, signIns: SignIn[], facts: Partial<Network> = {}): Network {
	const platform = { id, title: id.toUpperCase() } as Network['platform'];
	const use = () => {
		throw new Error('not used here');
	};
	return { platform, signIns, accountFields: [], listSearch: {}, use, ...facts };
}

const signIn = (name: string, credentialType: string): SignIn => ({
	name,
	authentication: name,
	credentialType,
});

const search: ListSearch = async function (this: ILoadOptionsFunctions) {
	const value = this.getNodeParameter('authentication', '') as string;
	return await Promise.resolve({ results: [{ name: value, value }] });
};

const connections = connectionsOf([
	networkOf('fern', [signIn('oAuth2', 'sharedApi'), signIn('own', 'ownApi')], {
		accountFields: [page],
		listSearch: { searchPages: search },
	}),
	networkOf('moss', [signIn('oAuth2', 'sharedApi')]),
	networkOf('rye', [{ credentialType: 'ryeApi' }]),
]);

describe('connections', () => {
	it('are each network with each way to sign in', () => {
		expect(connections.map(({ name, title }) => [name, title])).toEqual([
			['fernOAuth2', 'FERN (oAuth2)'],
			['fernOwn', 'FERN (own)'],
			['mossOAuth2', 'MOSS (oAuth2)'],
			['rye', 'RYE'],
		]);
		const { options } = connectionsField(connections);
		expect(options).toHaveLength(4);
	});

	it('show a credential that two networks share for either of them', () => {
		expect(credentialsOf(connections)).toEqual([
			{
				name: 'sharedApi',
				required: true,
				displayOptions: { show: { '/connections': ['fernOAuth2', 'mossOAuth2'] } },
			},
			{ name: 'ownApi', required: true, displayOptions: { show: { '/connections': ['fernOwn'] } } },
			{ name: 'ryeApi', required: true, displayOptions: { show: { '/connections': ['rye'] } } },
		]);
	});

	it('have the account fields of their sign-in, with a search of their own', () => {
		const [first, second] = connections.map(accountFieldsOf);
		expect(second).toEqual([]);
		expect(first[0].displayOptions).toBeUndefined();
		expect(first[0].modes?.[0].typeOptions?.searchListMethod).toBe('fernOAuth2SearchPages');
	});

	it("search with their own sign-in, whatever the node's parameters are", async () => {
		const { n8n } = fakeN8n();
		const methods = listSearchOf(connections);
		expect(Object.keys(methods)).toEqual(['fernOAuth2SearchPages', 'fernOwnSearchPages']);
		const { results } = await methods.fernOwnSearchPages.call(
			n8n as unknown as ILoadOptionsFunctions,
		);
		expect(results).toEqual([{ name: 'own', value: 'own' }]);
	});
});
