import { encodeFields } from '../../../nodes/Meta/graph';
import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, lost } from '../../support/fakeGraph';
import {
	ACCOUNT,
	clip,
	draftOf,
	fakeAccount,
	picture,
	placedFile,
	placedUrl,
	planOf,
	sendAll,
} from '../support';

const MEDIA = `POST ${ACCOUNT.id}/media`;
const PUBLISH = `POST ${ACCOUNT.id}/media_publish`;
const RUPLOAD = 'https://rupload.facebook.com/ig-api-upload/v26.0/c1';
const accounts = answer({
	data: [
		{
			id: '77',
			name: 'Fern',
			instagram_business_account: { id: ACCOUNT.id, username: 'fernandco' },
		},
	],
});

const sentFields = ({ graph }: ReturnType<typeof fakeAccount>) =>
	graph.calls
		.filter(({ method }) => method === 'POST')
		.map(({ fields }) => encodeFields(fields ?? {}));

it('publishes a picture from an address with caption, place, tags and label', async () => {
	const account = fakeAccount({ [MEDIA]: answer({ id: 'c1' }), [PUBLISH]: answer({ id: 'm1' }) });
	const options = {
		location: '11',
		collaborators: 'moss, @willow',
		isAiGenerated: true,
		userTags: { tag: [{ username: '@ana', file: 1, x: 0.25, y: 0.75 }] },
	};
	const placed = [placedUrl('https://a.example/a.jpg')];
	const handles = await sendAll(account.api, {
		draft: draftOf({ kind: 'photo', text: 'Hello', options }),
		placed,
	});
	expect(handles).toEqual({ container: { containerId: 'c1' }, post: { id: 'm1' } });
	expect(sentFields(account)).toEqual([
		{
			image_url: 'https://a.example/a.jpg',
			caption: 'Hello',
			location_id: '11',
			collaborators: '["moss","willow"]',
			is_ai_generated: 'true',
			user_tags: '[{"username":"ana","x":0.25,"y":0.75}]',
		},
		{ creation_id: 'c1' },
	]);
});

it('gives Instagram the signed address of a file, and Preview does not show it', async () => {
	const account = fakeAccount({ [MEDIA]: answer({ id: 'c1' }), [PUBLISH]: answer({ id: 'm1' }) });
	const file = picture({ signedUrl: () => 'https://n8n.example/signed?token=secret' });
	const setup = {
		draft: draftOf({ kind: 'photo' }),
		placed: [placedFile(file, 'signedUrl', 'Bread')],
	};
	expect(JSON.stringify(planOf(setup).steps)).not.toContain('secret');
	await sendAll(account.api, setup);
	expect(sentFields(account)[0]).toEqual({
		image_url: 'https://n8n.example/signed?token=secret',
		alt_text: 'Bread',
	});
});

it('stores a picture unseen at the linked Page and hands on the address of the largest copy', async () => {
	const account = fakeAccount(
		{ [MEDIA]: answer({ id: 'c1' }), [PUBLISH]: answer({ id: 'm1' }), 'GET me/accounts': accounts },
		{
			'POST 77/photos': answer({ id: 'ph1' }),
			'GET ph1': answer({
				images: [
					{ source: 'https://cdn/s', width: 320 },
					{ source: 'https://cdn/l', width: 1080 },
				],
			}),
		},
	);
	await sendAll(account.api, {
		draft: draftOf({ kind: 'photoStory' }),
		placed: [placedFile(picture(), 'hostedCopy')],
	});
	expect(encodeFields(account.page.calls[0].fields ?? {})).toEqual({ published: 'false' });
	expect(sentFields(account)[0]).toEqual({ image_url: 'https://cdn/l', media_type: 'STORIES' });
});

it('streams a reel to the upload host, from where an earlier try has stopped', async () => {
	const account = fakeAccount(
		{
			[MEDIA]: answer({ id: 'c1', uri: RUPLOAD }),
			[PUBLISH]: answer({ id: 'm1' }),
			'GET c1': answer({ video_status: { uploading_phase: { bytes_transferred: 3 } } }),
		},
		{},
		{ [`POST ${RUPLOAD}`]: answer({ success: true }) },
	);
	const options = { shareToFeed: false, audioName: 'Oven', coverAt: 1.5, trialReel: 'MANUAL' };
	await sendAll(account.api, {
		draft: draftOf({ kind: 'reel', text: 'Reel', options }),
		placed: [placedFile(clip(), 'upload')],
	});
	expect(sentFields(account)[0]).toEqual({
		upload_type: 'resumable',
		media_type: 'REELS',
		caption: 'Reel',
		share_to_feed: 'false',
		audio_name: 'Oven',
		thumb_offset: '1500',
		trial_params: '{"graduation_strategy":"MANUAL"}',
	});
	expect(account.upload.calls[0].upload?.headers).toMatchObject({ offset: '3', file_size: '5' });
});

it('takes a cover picture instead of a moment', async () => {
	const account = fakeAccount({ [MEDIA]: answer({ id: 'c1' }), [PUBLISH]: answer({ id: 'm1' }) });
	await sendAll(account.api, {
		draft: draftOf({ kind: 'reel', options: { coverAt: 2 } }),
		placed: [placedUrl('https://a.example/a.mp4')],
		cover: placedUrl('https://a.example/cover.jpg'),
	});
	expect(sentFields(account)[0]).toEqual({
		media_type: 'REELS',
		video_url: 'https://a.example/a.mp4',
		cover_url: 'https://a.example/cover.jpg',
	});
});

it('makes a container for each file of a carousel and one for all, captioned', async () => {
	const account = fakeAccount({
		[MEDIA]: [answer({ id: 'i1' }), answer({ id: 'i2' }), answer({ id: 'c1' })],
		[PUBLISH]: answer({ id: 'm1' }),
	});
	const options = { userTags: { tag: [{ username: 'ana', file: 1, x: 0.1, y: 0.2 }] } };
	const setup = {
		draft: draftOf({ kind: 'carousel', text: 'Both', options }),
		placed: [placedUrl('https://a.example/a.jpg'), placedUrl('https://a.example/b.mp4?x=1')],
	};
	await sendAll(account.api, setup);
	expect(sentFields(account)).toEqual([
		{
			image_url: 'https://a.example/a.jpg',
			is_carousel_item: 'true',
			user_tags: '[{"username":"ana","x":0.1,"y":0.2}]',
		},
		{ video_url: 'https://a.example/b.mp4?x=1', is_carousel_item: 'true', media_type: 'VIDEO' },
		{ media_type: 'CAROUSEL', caption: 'Both', children: 'i1,i2' },
		{ creation_id: 'c1' },
	]);
});

it('waits for all files of a carousel before it joins them', async () => {
	const status = (code: string) => answer({ status_code: code });
	const { api } = fakeAccount({ 'GET i1': status('FINISHED'), 'GET i2': status('IN_PROGRESS') });
	const setup = {
		draft: draftOf({ kind: 'carousel' }),
		placed: [placedUrl('https://a.example/a.jpg'), placedUrl('https://a.example/b.jpg')],
	};
	const joining = planOf(setup).steps.find(({ name }) => name === 'container');
	const handles = { 'item 1': { containerId: 'i1' }, 'item 2': { containerId: 'i2' } };
	expect(await joining?.readiness?.(api, handles)).toEqual({ status: 'processing' });
});

it('repeats a container whose answer was lost: nobody sees one', async () => {
	const account = fakeAccount({ [MEDIA]: lost });
	const [container] = planOf({
		draft: draftOf({ kind: 'photo' }),
		placed: [placedUrl('https://a.example/a.jpg')],
	}).steps;
	expect(container.exactlyOnce).toBeUndefined();
	await expect(container.send(account.api, {})).rejects.toThrow('ended before an answer');
});

describe('containers of a carousel that have died', () => {
	const status = (code: string, text = '') => answer({ status_code: code, status: text });
	const setup = {
		draft: draftOf({ kind: 'carousel' }),
		placed: [1, 2, 3].map((index) => placedUrl(`https://a.example/${index}.jpg`)),
	};
	const handles = {
		...Object.fromEntries(
			[1, 2, 3].map((index) => [`item ${index}`, { containerId: `i${index}` }]),
		),
		container: { containerId: 'c1' },
	};
	const readinessOf = async (step: string, script: Parameters<typeof fakeAccount>[0]) =>
		await planOf(setup)
			.steps.find(({ name }) => name === step)
			?.readiness?.(fakeAccount(script).api, handles);

	it('are all made anew at once', async () => {
		const readiness = await readinessOf('container', {
			'GET i1': status('EXPIRED'),
			'GET i2': status('IN_PROGRESS'),
			'GET i3': status('ERROR', 'Error: 2207053'),
		});
		expect(readiness).toMatchObject({
			status: 'dead',
			anew: expect.arrayContaining(['item 1', 'item 3']),
			failure: { kind: 'temporarily-unavailable' },
		});
		expect(readiness).not.toMatchObject({ anew: expect.arrayContaining(['item 2']) });
	});

	it('have died with the container of the whole post', async () => {
		expect(
			await readinessOf('post', {
				'GET c1': status('EXPIRED'),
				'GET i1': status('EXPIRED'),
				'GET i2': status('FINISHED'),
				'GET i3': status('EXPIRED'),
			}),
		).toMatchObject({
			status: 'dead',
			anew: expect.arrayContaining(['container', 'item 1', 'item 3']),
		});
	});

	it('fail for the file that Instagram does not take, whatever else has died', async () => {
		expect(
			await readinessOf('container', {
				'GET i1': status('EXPIRED'),
				'GET i2': status('ERROR', 'Error: 2207026'),
				'GET i3': status('FINISHED'),
			}),
		).toMatchObject({ status: 'dead', failure: { kind: 'content-rejected', code: '2207026' } });
	});
});

it('tries again when the linked Page has no address for the unseen photo', async () => {
	const { api } = fakeAccount(
		{ 'GET me/accounts': accounts },
		{ 'POST 77/photos': answer({ id: 'ph1' }), 'GET ph1': answer({}) },
	);
	const [copy] = planOf({
		draft: draftOf({ kind: 'photo' }),
		placed: [placedFile(picture(), 'hostedCopy')],
	}).steps;
	const thrown: unknown = await copy.send(api, {}).catch((error: unknown) => error);
	expect(failureOf(thrown)).toMatchObject({ kind: 'temporarily-unavailable', effect: 'none' });
});
