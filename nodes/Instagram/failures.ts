import { GRAPH_FAILURES } from '../Meta/failures';
import type { FailureRow } from '../shared/contract/failure';

const RECONNECT = 'Reconnect the credential in n8n.';
const AGAIN = 'Try again in a few minutes.';
const URL_ADVICE =
	"The address must be that of the file itself, public, without login or redirect to a page. For files of the item choose another 'Media Way'.";
const VIDEO_ADVICE =
	'Convert it to MP4 with H.264 video, AAC sound, 23 to 60 pictures per second and the header (moov) first.';

/**
 * What Instagram's error codes mean, before those of all Graph networks. The subcode says more than
 * the code.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
// prettier-ignore
export const INSTAGRAM_FAILURES: readonly FailureRow[] = [
	{ anyCode: [2207042], kind: 'quota-exhausted', happened: "The account's number of posts in 24 hours is used up", advice: 'Run it again after the time given. Items with an idempotency key are not published twice.' },
	{ anyCode: [2207051], kind: 'account-restricted', effect: 'unknown', happened: 'Instagram has blocked this action because it looks like spam', advice: 'Stop publishing to this account for some hours.' },
	{ anyCode: [2207050], kind: 'account-restricted', happened: 'The Instagram account is restricted, inactive or has to pass a check', advice: 'Open the Instagram app as this account and do what it asks for.' },
	{ anyCode: [2207008], kind: 'temporarily-unavailable', effect: 'none', happened: 'Instagram does not know the media container, or it has expired', advice: 'Try again: a new one is made.', retryAfterSeconds: 15 },
	{ anyCode: [2207027], kind: 'temporarily-unavailable', effect: 'none', happened: 'Instagram is still processing the media', advice: AGAIN, retryAfterSeconds: 5 },
	{ anyCode: [2207003], kind: 'temporarily-unavailable', effect: 'none', happened: 'Instagram took too long to download the media', advice: `Try again. ${URL_ADVICE}` },
	{ anyCode: [2207020], kind: 'temporarily-unavailable', effect: 'none', happened: 'The media has expired at Instagram', advice: 'Try again: it is handed in anew.' },
	{ anyCode: [2207001], kind: 'temporarily-unavailable', happened: 'Instagram had an error of its own', advice: AGAIN },
	{ anyCode: [2207032], kind: 'temporarily-unavailable', happened: 'Instagram could not make the media container', advice: AGAIN },
	{ anyCode: [2207053, 2207077, 2207082], kind: 'temporarily-unavailable', effect: 'none', happened: 'Instagram could not take in the media', advice: `Try again. If it stays so, change the file: ${VIDEO_ADVICE}` },
	{ anyCode: [2207057], kind: 'content-rejected', happened: "'Cover at (Seconds)' is outside the video", advice: 'Give a time within the video.' },
	{ anyCode: [2207006], kind: 'not-found', happened: 'The media does not exist, or the connection may not use it', advice: 'Check the ID and the permissions of the credential.' },
	{ anyCode: [2207023], kind: 'bug', effect: 'none', happened: 'Instagram does not know this type of media', advice: 'Please report it.' },
	{ anyCode: [2207028], kind: 'content-rejected', happened: 'A carousel takes 2 to 10 files', advice: 'Give 2 to 10 files.' },
	{ anyCode: [2207035, 2207036, 2207037], kind: 'content-rejected', advice: 'Check the product tags.' },
	{ anyCode: [2207040], kind: 'content-rejected', happened: 'There are more than 20 @ tags', advice: 'Mention fewer accounts.' },
	{ anyCode: [2207026], kind: 'content-rejected', happened: 'Instagram does not take this video', advice: VIDEO_ADVICE },
	{ anyCode: [2207052], kind: 'content-rejected', happened: 'Instagram could not fetch the media from its address', advice: URL_ADVICE },
	{ code: 9004, kind: 'content-rejected', happened: 'Instagram could not fetch the media from its address', advice: URL_ADVICE },
	{ anyCode: [2207004], kind: 'content-rejected', happened: 'The picture is larger than 8 MB', advice: 'Make it smaller.' },
	{ anyCode: [2207005], kind: 'content-rejected', happened: 'Instagram does not take this type of picture', advice: 'Convert it to JPEG.' },
	{ anyCode: [2207009], kind: 'content-rejected', happened: 'Instagram does not take a picture of this aspect ratio', advice: 'Crop it to between 4:5 (upright) and 1.91:1 (landscape).' },
	{ anyCode: [2207010], kind: 'content-rejected', happened: 'The caption is too long or has too many hashtags or mentions', advice: 'Give at most 2,200 characters, 30 hashtags and 20 mentions.' },
	{ anyCode: [2207081], kind: 'account-restricted', happened: 'This account cannot publish trial reels', advice: "Remove 'Trial Reel', or ask for the feature in the Instagram app." },
	{ code: 9007, kind: 'temporarily-unavailable', effect: 'none', happened: 'Instagram is still processing the media', advice: AGAIN, retryAfterSeconds: 5 },
	{ code: 80002, kind: 'rate-limited', blocks: 'instagram', happened: 'The limit of calls for this Instagram account is reached', advice: 'Wait until the time given, then try again.', retryAfterSeconds: 60 },
	{ code: 190, subcode: 463, kind: 'credential-invalid', happened: 'The access has expired', advice: RECONNECT },
	{ code: 10, message: /not enough viewers/i, kind: 'not-found', happened: 'Too few accounts have seen the media for Instagram to give its numbers', advice: 'Ask again when at least 5 accounts have seen it.' },
	...GRAPH_FAILURES,
];
