import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, refuse, sent, SHARE } from '../support/item';
import type { FakeAnswer } from '../../support/fakeN8n';
import { file, picture, sendAll } from './support';

const IMAGE = 'urn:li:image:C4E10AQ';
const POSTS = 'POST rest/posts';
const setup = { draft: { kind: 'image', media: [file()] }, files: [picture()] };
const created = answer(undefined, { 'x-restli-id': SHARE });

const refusalOf = (fieldPath: string, status = 400): FakeAnswer => ({
	status,
	body: {
		status,
		message: 'Invalid value',
		errorDetails: {
			inputErrors: [{ code: 'INVALID_VALUE_FOR_FIELD', input: { inputPath: { fieldPath } } }],
		},
	},
});

const publish = async (reading: FakeAnswer, ...answers: FakeAnswer[]) =>
	await sendAll(setup, {
		'POST rest/images': answer({
			value: { image: IMAGE, uploadUrl: 'https://www.linkedin.com/dms/1' },
		}),
		'PUT dms/1': { status: 201 },
		[`GET rest/images/${IMAGE}`]: reading,
		[POSTS]: answers,
	});

describe('a post of pictures', () => {
	it.each([400, 422])(
		'goes out again where LinkedIn refuses the content (%i) and does not say how far it is',
		async (status) => {
			const refused = refusalOf('/content/media/id', status);
			const { handles, requests } = await publish(refuse(403), refused, created);
			expect(handles.post).toEqual({ id: SHARE });
			expect(sent(requests, POSTS)).toHaveLength(2);
		},
		20_000,
	);

	it.each([
		['the pictures are known to be ready', answer({ status: 'AVAILABLE' }), '/content/media/id'],
		['something else is refused', refuse(403), '/commentary'],
	])('is refused at once where %s', async (_, reading, field) => {
		const sending = publish(reading, refusalOf(field), created);
		const error: unknown = await sending.catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ kind: 'content-rejected', effect: 'none' });
	});
});
