import type { Draft, DraftMedia } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { endingOf, VIDEO_ENDINGS } from './steps';

const KNOWN_ENDINGS = [...VIDEO_ENDINGS, 'jpg', 'jpeg'];

/** What speaks against the addresses that Instagram is to fetch media from. */
export function checkAddresses({ kind, media, cover }: Draft): Issue[] {
	return [
		...media.flatMap((one) => checkCharacters(one, 'Media URL')),
		...(cover ? checkCharacters(cover, 'Cover') : []),
		...(kind === 'carousel' ? media.flatMap(checkEnding) : []),
	];
}

function checkCharacters(media: DraftMedia, field: string): Issue[] {
	if (media.source !== 'url' || /^[ -~]*$/.test(media.url)) return [];
	const encoded = URL.canParse(media.url) ? `: ${new URL(media.url).href}` : '';
	return [
		block('address-not-ascii', field, {
			message: `The address '${media.url}' has characters outside ASCII, which Instagram does not take`,
			fix: `Percent-encode the address${encoded}`,
		}),
	];
}

/** In a carousel only the ending tells what a file is that Instagram fetches itself. */
function checkEnding(media: DraftMedia): Issue[] {
	if (media.source !== 'url' || KNOWN_ENDINGS.includes(endingOf(media.url))) return [];
	return [
		warn('address-kind-unknown', 'Media URL', {
			message: `The address '${media.url}' does not tell whether it is a picture or a video; it is handed in as a picture`,
			fix: `For a video give an address that ends in ${VIDEO_ENDINGS.map((ending) => `.${ending}`).join(', ')}.`,
		}),
	];
}
