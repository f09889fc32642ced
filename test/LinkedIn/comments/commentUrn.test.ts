import {
	commentUrl,
	commentUrn,
	parseCommentUrn,
	readCommentUrn,
} from '../../../nodes/LinkedIn/comments/commentUrn';
import { NODE } from '../../support/fakeN8n';

const COMMENT = { thread: 'urn:li:activity:7200000000000000001', id: '7200000000000000009' };
const URN = 'urn:li:comment:(urn:li:activity:7200000000000000001,7200000000000000009)';

describe('the name of a comment', () => {
	it.each([
		URN,
		'urn:li:comment:(activity:7200000000000000001,7200000000000000009)',
		encodeURIComponent(URN),
		commentUrl(COMMENT),
		'https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000001?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7200000000000000001%2C7200000000000000001%29&replyUrn=urn%3Ali%3Acomment%3A%28activity%3A7200000000000000001%2C7200000000000000009%29',
	])('is read from %s', (text) => {
		expect(parseCommentUrn(text)).toEqual(COMMENT);
		expect(commentUrn(COMMENT)).toBe(URN);
	});

	it('keeps the kind of its thread', () => {
		const urn = 'urn:li:comment:(urn:li:ugcPost:7,8)';
		expect(parseCommentUrn(urn)).toEqual({ thread: 'urn:li:ugcPost:7', id: '8' });
	});

	it.each(['8', 'urn:li:share:7', '100 %', ''])('is not in %j, and the error says so', (text) => {
		expect(parseCommentUrn(text)).toBeUndefined();
		expect(() => readCommentUrn(NODE, text)).toThrow('does not name a comment');
	});
});
