import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { leadTrigger } from '../../../nodes/Facebook/leadTrigger/definition';
import { webhookCall } from '../../shared/webhook/webhookCall';
import { answer, facebookFixture, PAGE_ID, refuse } from '../../support/fakeGraph';
import type { Reply } from '../../support/fakeGraph';

const needs = async (parameters: Record<string, unknown>, pages?: Reply) => {
	const { context, user } = facebookFixture({ user: pages ? { 'GET me/accounts': pages } : {} });
	const hook = webhookCall({ parameters: { page: PAGE_ID, ...parameters } }).context;
	const needed = await leadTrigger.needs(hook as unknown as IHookFunctions, context.api);
	return { needed, log: user.log() };
};
const pages = (...found: IDataObject[]) => answer({ data: found });

describe('what the lead trigger needs', () => {
	it('is one Page with one field, and no call to find it', async () => {
		const { needed, log } = await needs({});
		expect(needed).toEqual({
			object: 'page',
			pages: [PAGE_ID],
			fields: ['leadgen'],
			takeOver: false,
		});
		expect(log).toEqual([]);
	});

	it('is every Page on which the person may install the app, or of which Graph does not say it', async () => {
		const { needed } = await needs(
			{ accountScope: 'all' },
			pages(
				{ id: '1', tasks: ['MANAGE'] },
				{ id: '2', tasks: ['ADVERTISE', 'ANALYZE'] },
				{ id: '3', tasks: ['MODERATE'] },
				{ id: '4' },
			),
		);
		expect(needed.pages).toEqual(['1', '3', '4']);
	});

	it('says so when there is no such Page', async () => {
		const failing = needs({ accountScope: 'all' }, pages({ id: '2', tasks: ['ANALYZE'] }));
		await expect(failing).rejects.toThrow('may not install the app on any Page');
	});

	it('fails with what Graph refuses', async () => {
		await expect(needs({ accountScope: 'all' }, refuse(190))).rejects.toMatchObject({
			context: { socialOps: { kind: 'credential-invalid' } },
		});
	});

	it.each([
		[{ formScope: 'selected', forms: [] }, 'No form is chosen'],
		[{ options: { defaultCountry: 'Germany' } }, 'is not a country of two letters'],
		[{ page: ' ' }, 'No Page is chosen'],
	])('refuses %j before it calls anybody', async (parameters, message) => {
		await expect(needs(parameters)).rejects.toThrow(message);
	});

	it('takes over a foreign address when the user says so', async () => {
		const { needed } = await needs({ options: { ifAppSendsElsewhere: 'takeOver' } });
		expect(needed.takeOver).toBe(true);
	});
});
