import { namedHints } from '../../../nodes/shared/network/namedHints';
import { fakeN8n } from '../../support/fakeN8n';

it('says of each hint which network it is about, and leaves the rest of the context alone', () => {
	const { n8n } = fakeN8n();
	const messages: string[] = [];
	n8n.addExecutionHints = (...hints) => {
		messages.push(...hints.map(({ message }) => message));
	};
	const named = namedHints(n8n, 'Wall');
	named.addExecutionHints({ message: 'Only counts', location: 'outputPane' });
	expect(messages).toEqual(['Wall: Only counts']);
	expect(named.getTimezone()).toBe(n8n.getTimezone());
});
