import type { FailureRow } from '../shared/contract/failure';

const RECONNECT = 'Reconnect the credential in n8n.';
const WAIT = 'Wait until the time given, then try again.';
const GRANT =
	'Reconnect the credential with the permission that the message names, and check that the person has the needed task on the Page.';
const LEAD_ACCESS =
	"An administrator has to give the person and the app access: in the business settings under Integrations > Lead access. 'Check' of 'Account' says what is missing.";

/**
 * What the Graph API's error codes mean. The order matters: special rows before general ones.
 * The code decides, not the HTTP status, which is 400 for nearly everything.
 * @see https://developers.facebook.com/docs/graph-api/guides/error-handling
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
// prettier-ignore
export const GRAPH_FAILURES: readonly FailureRow[] = [
	{ code: 190, subcode: 463, kind: 'credential-invalid', happened: 'The access to Facebook has expired', advice: RECONNECT },
	{ code: 190, subcode: 458, kind: 'credential-invalid', happened: 'The person has removed the app', advice: RECONNECT },
	{ code: 190, subcode: 459, kind: 'account-restricted', happened: 'Facebook asks the person for a security check', advice: 'Log in to facebook.com as that person, complete the check, then reconnect the credential.' },
	{ code: 190, subcode: 460, kind: 'credential-invalid', happened: 'The password was changed or the session was ended', advice: RECONNECT },
	{ code: 190, subcode: 464, kind: 'account-restricted', happened: "The person's Facebook account is not confirmed", advice: 'Confirm the account on facebook.com, then reconnect the credential.' },
	{ code: 190, subcode: 467, kind: 'credential-invalid', happened: 'The access token was made invalid', advice: RECONNECT },
	{ code: 190, subcode: 492, kind: 'permission-missing', happened: 'The person no longer has a role on this Page', advice: 'Give the person a role on the Page again, or reconnect as somebody who has one.' },
	{ code: 190, kind: 'credential-invalid', happened: 'Facebook does not accept the access token', advice: RECONNECT },
	{ code: [102, 104, 2500], kind: 'credential-invalid', happened: 'Facebook got no valid access token', advice: RECONNECT },
	{ code: 15, kind: 'credential-invalid', happened: 'This call needs the access token of the app', advice: "Fill in 'App ID' and 'App Secret' of the credential." },
	{ code: 100, message: /appsecret_proof/i, kind: 'credential-invalid', happened: "The app requires a proof of its secret, and the one sent is missing or wrong", advice: "Check 'App Secret' in the credential: it must be the secret of the app that issued the token." },
	{ code: [200, 10], subcode: 1404078, kind: 'account-restricted', happened: 'The person has not completed Page Publishing Authorization', advice: 'Complete Page Publishing Authorization on facebook.com, then try again.' },
	{ code: (code) => code === 10 || (code >= 200 && code <= 299), kind: 'permission-missing', advice: GRANT },
	{ code: 103, kind: 'permission-missing', happened: 'The Lead Access Manager of the business does not give access to the leads of this Page', advice: LEAD_ACCESS },
	{ code: 100, message: /lead access/i, kind: 'permission-missing', happened: 'The Lead Access Manager of the business does not give access to the leads of this Page', advice: LEAD_ACCESS },
	{ code: 3, kind: 'permission-missing', advice: 'The app is not allowed to do this: check its products and its review in the Meta developer portal.' },
	{ code: [4, 17, 341], kind: 'rate-limited', blocks: 'app', happened: 'The limit of calls of the app is reached', advice: WAIT, retryAfterSeconds: 60 },
	{ code: [32, 613], kind: 'rate-limited', blocks: 'page', happened: 'The limit of calls for this Page is reached', advice: WAIT, retryAfterSeconds: 60 },
	{ code: 80005, kind: 'rate-limited', blocks: 'leadgen', happened: 'The limit of calls for the leads of this Page is reached', advice: WAIT, retryAfterSeconds: 60 },
	{ code: (code) => code >= 80000 && code <= 80014, kind: 'rate-limited', blocks: 'page', happened: 'The limit of calls for this account is reached', advice: WAIT, retryAfterSeconds: 60 },
	{ code: 368, kind: 'account-restricted', happened: 'Facebook has blocked this action for now: too much in a short time, or content it objects to', advice: 'Stop publishing to this Page for some hours and look at its Page Quality tab.' },
	{ code: 506, kind: 'content-rejected', duplicate: true, happened: 'This is identical to the post before it', advice: 'Change the text, or check whether the post is already out.' },
	{ code: 100, subcode: 33, kind: 'not-found', happened: 'The object does not exist, or this account cannot see it', advice: 'Check the ID, and that the credential has access to the Page it belongs to.' },
	{ code: 803, kind: 'not-found', happened: 'There is nothing with this name or ID', advice: 'Check the ID.' },
	{ code: 100, subcode: 2061006, kind: 'content-rejected', happened: 'Facebook does not accept the URL', advice: 'Check the URL: it must be complete and public.' },
	{ anyCode: [1609005, 1609008], kind: 'content-rejected', happened: 'Facebook cannot make a link preview of this URL', advice: 'Use a public URL outside facebook.com that its crawler may read.' },
	{ code: [389], kind: 'content-rejected', happened: 'Facebook could not download the video from this URL', advice: 'The URL must be public, without login, and its robots.txt must allow facebookexternalhit.' },
	{ anyCode: [1363030, 1363019], kind: 'temporarily-unavailable', happened: 'The upload of the video broke off', advice: 'Try again.' },
	{ anyCode: [1363037], kind: 'temporarily-unavailable', happened: 'The upload went on at the wrong place', advice: 'Try again.' },
	{ anyCode: [1363021, 1363033, 1363041], kind: 'content-rejected', happened: 'Facebook could not use the uploaded video', advice: 'Check that the file plays, convert it to MP4, then try again.' },
	{ anyCode: [1363047, 1609010], kind: 'temporarily-unavailable', advice: 'Try again in a few minutes.' },
	{ code: [352, 6000], kind: 'content-rejected', happened: 'Facebook does not take this video', advice: 'Convert it to MP4 (H.264 video, AAC sound).' },
	{ code: [100, 324], subcode: 1366046, kind: 'content-rejected', happened: 'Facebook does not take this photo', advice: 'Use a JPEG or PNG of up to 4 MB.' },
	{ subcode: 1366046, kind: 'content-rejected', happened: 'Facebook does not take this photo', advice: 'Use a JPEG or PNG of up to 4 MB.' },
	{ subcode: 1366051, kind: 'content-rejected', duplicate: true, happened: 'This photo has been posted already', advice: 'Use another photo, or check whether the post is already out.' },
	{ code: ['OffsetInvalidError', 'PartialRequestError'], kind: 'temporarily-unavailable', happened: 'The upload went on at the wrong place', advice: 'Try again.' },
	{ code: 'ProcessingFailedError', kind: 'content-rejected', happened: 'Facebook could not use the uploaded video', advice: 'Check that the file plays, convert it to MP4, then try again.' },
	{ code: 2200, kind: 'content-rejected', happened: 'Facebook could not verify the webhook address', advice: 'The address must be reachable from the internet over https with a valid certificate. Check WEBHOOK_URL of this n8n instance.' },
	{ code: [1, 2], kind: 'temporarily-unavailable', happened: 'Facebook could not do this at the moment', advice: 'Try again in a few minutes.' },
	{ code: 100, message: /\bdownload/i, kind: 'content-rejected', advice: 'Check the URL: it must be that of the file itself, public, without login, and its robots.txt must allow facebookexternalhit.' },
	{ code: [100, 3001], kind: 'content-rejected', advice: 'Change the value that the message names.' },
];
