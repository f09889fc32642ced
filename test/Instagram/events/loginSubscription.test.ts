import type { IHookFunctions } from 'n8n-workflow';
import { loginMethods } from '../../../nodes/Instagram/events/loginSubscription';
import { NODE } from '../../support/fakeN8n';

interface HookSetup {
	credential: Record<string, unknown>;
	triggerOn?: string[];
}

/** A trigger through Instagram Login without a network: a call would fail. */
const hookOf = ({ credential, triggerOn = ['comment'] }: HookSetup) => {
	const params: Record<string, unknown> = { authentication: 'instagramLogin', triggerOn };
	return {
		getNode: () => NODE,
		getNodeParameter: (name: string, fallback: unknown) => params[name] ?? fallback,
		getNodeWebhookUrl: () => 'https://n8n.example/webhook/1',
		getCredentials: async () => ({ accessToken: 'IGAA', ...credential }),
	} as unknown as IHookFunctions;
};

const COMPLETE = { appSecret: 'secret', verifyToken: 'word' };

it.each(['checkExists', 'create'] as const)(
	'%s stops an activation whose deliveries could not be received',
	async (method) => {
		const call = async (setup: HookSetup) => await loginMethods[method].call(hookOf(setup));
		await expect(call({ credential: {} })).rejects.toThrow('Verify Token');
		await expect(call({ credential: COMPLETE, triggerOn: ['mention'] })).rejects.toThrow(
			'is not sent through Instagram Login',
		);
	},
);
