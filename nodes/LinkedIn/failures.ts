import type { FailureRow } from '../shared/contract/failure';

const RECONNECT = 'Reconnect the credential in n8n.';
const AGAIN = 'Try again in a few minutes.';
const VERSION_ADVICE =
	"Choose a newer 'API Version' in the credential, or update this package. Versions end about a year after their release.";
const ACCESS_ADVICE =
	'Check that the app has the product with this permission, that the credential asks for it, and that the person has a role on the page that allows it.';

const LEAD_ACCESS_ADVICE =
	'The person needs a role on the page that sees leads, and for ads access to the ad account: have an admin of the page give it, or reconnect as somebody who has it.';

/** How LinkedIn says that a counter of the day is used up. */
export const DAILY_LIMIT = /throttle limit|daily|per day/i;

/**
 * What LinkedIn's answers mean, by the code of the answer. LinkedIn sends no Retry-After: the time
 * until the daily quotas begin anew comes from `readError`.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/rate-limits
 */
// prettier-ignore
export const LINKEDIN_FAILURES: readonly FailureRow[] = [
	{ code: 'DUPLICATE_POST', kind: 'content-rejected', duplicate: true, happened: 'LinkedIn already has this post', advice: 'Change the text, or leave the post that exists as it is.' },
	{ subcode: [65600], kind: 'credential-invalid', happened: 'LinkedIn does not know the access token', advice: RECONNECT },
	{ subcode: [65601], kind: 'credential-invalid', happened: 'The access was revoked, or the app was connected again with other permissions', advice: `${RECONNECT} Credentials for the same app and person must ask for the same permissions.` },
	{ subcode: [65602], kind: 'credential-invalid', happened: 'The access has expired', advice: RECONNECT },
	{ code: 'REVOKED_ACCESS_TOKEN', kind: 'credential-invalid', happened: 'The access was revoked', advice: RECONNECT },
	{ code: 'EXPIRED_ACCESS_TOKEN', kind: 'credential-invalid', happened: 'The access has expired', advice: RECONNECT },
	{ httpStatus: [401, 403], message: /lead access/i, kind: 'permission-missing', advice: LEAD_ACCESS_ADVICE },
	{ httpStatus: 401, kind: 'credential-invalid', advice: RECONNECT },
	{ httpStatus: 426, kind: 'bug', effect: 'none', happened: 'This version of the LinkedIn API has ended', advice: VERSION_ADVICE },
	{ code: ['NONEXISTENT_VERSION', 'VERSION_MISSING'], kind: 'bug', effect: 'none', happened: 'This version of the LinkedIn API does not work', advice: VERSION_ADVICE },
	{ httpStatus: 429, message: /creation rate limit/i, kind: 'rate-limited', happened: 'LinkedIn takes no more comments of this account for a moment', advice: 'Wait a minute, then try again.' },
	{ httpStatus: 429, message: DAILY_LIMIT, kind: 'rate-limited', happened: 'The daily limit of calls of this kind is reached at LinkedIn', advice: 'Run it again after 00:00 UTC. The Developer Portal shows the limits under Analytics.' },
	{ httpStatus: 429, kind: 'rate-limited', happened: 'LinkedIn takes no more calls for a moment', advice: 'Wait a minute, then try again.' },
	{ httpStatus: 403, message: /unpermitted fields/i, kind: 'permission-missing', advice: `The app may not use this field. ${ACCESS_ADVICE}` },
	{ httpStatus: 403, kind: 'permission-missing', advice: ACCESS_ADVICE },
	{ httpStatus: 404, kind: 'not-found', advice: 'Check the ID: it may be deleted, or be that of another kind of thing.' },
	{ httpStatus: 405, kind: 'permission-missing', happened: 'LinkedIn does not allow this call for the access tier of the app', advice: 'Ask LinkedIn for the Standard tier of the product.' },
	{ httpStatus: 409, kind: 'temporarily-unavailable', effect: 'unknown', advice: AGAIN },
	{ code: 'FIELD_LENGTH_TOO_LONG', kind: 'content-rejected', advice: 'Shorten the text.' },
	{ httpStatus: 422, message: /^(?!.*failed).*not (yet )?(ready|available|processed)/i, kind: 'temporarily-unavailable', effect: 'none', happened: 'LinkedIn is still processing the media', advice: AGAIN, retryAfterSeconds: 5 },
	{ httpStatus: 400, message: /did not pass the security challenge/i, kind: 'content-rejected', happened: 'LinkedIn could not verify the address of the trigger', advice: "It must be reachable over HTTPS from the internet (see WEBHOOK_URL of n8n), and 'Client Secret' in the credential must be that of the app that the credential is connected with." },
	{ httpStatus: [400, 422], kind: 'content-rejected', advice: 'Change what the message names.' },
	{ httpStatus: 413, kind: 'content-rejected', happened: 'The file is too large for LinkedIn', advice: 'Make it smaller.' },
];
