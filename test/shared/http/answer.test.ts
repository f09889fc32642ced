import { createdId } from '../../../nodes/shared/http/answer';
import { failureOf } from '../../../nodes/shared/http/failure';
import { NODE } from '../../support/fakeN8n';

it('reads the ID of what was created, as text', () => {
	expect(createdId(NODE, { id: '17' })).toBe('17');
	expect(createdId(NODE, { id: 17 })).toBe('17');
	expect(createdId(NODE, { post_id: '18' }, 'post_id')).toBe('18');
});

it('does not know what was created where the answer names no ID', () => {
	for (const answer of [{}, { id: '' }, { id: null }, { success: true }]) {
		let error: unknown;
		try {
			createdId(NODE, answer);
		} catch (thrown) {
			error = thrown;
		}
		expect(failureOf(error)).toMatchObject({ kind: 'temporarily-unavailable', effect: 'unknown' });
	}
});
