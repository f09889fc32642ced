import type { FailureRow } from '../shared/contract/failure';

const RECONNECT = 'Reconnect the credential in n8n.';
const WAIT = 'Wait until the time given, then try again.';
const APP =
	'Check in the X console that the app belongs to a project with access to the API, and that it may read and write. Then reconnect the credential.';
const SELF_SERVE = 'Only apps with Enterprise access may do this.';
const WEBHOOK_ADDRESS =
	'X must reach this n8n instance at a public https address without a port, with a valid certificate and without redirects, within ten seconds.';

/** What is wrong with uploaded media that has to be uploaded anew. */
export const MEDIA_UNUSABLE =
	'X does not take the uploaded media: it is not ready, has expired, or belongs to another account';

/**
 * What X's answers mean. `code` is the name at the end of the problem's type, or the number of the
 * older errors. Of many refusals only the text tells what they are about, and X changes texts
 * without notice: they are matched loosely, and the general rows stand last.
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
// prettier-ignore
export const X_FAILURES: readonly FailureRow[] = [
	{ httpStatus: 402, kind: 'payment-required', happened: 'The app has no credits left at X, or its spending limit is reached', advice: 'Buy credits or raise the spending limit in the X console. Reconnecting the credential does not help.' },
	{ code: 'credits', kind: 'payment-required', happened: 'The app has no credits left at X, or its spending limit is reached', advice: 'Buy credits or raise the spending limit in the X console. Reconnecting the credential does not help.' },
	{ code: 'usage-capped', kind: 'quota-exhausted', happened: "The plan's number of posts is used up at X", advice: 'Wait for the next day or month of the plan, or change the plan in the X console.' },
	{ code: ['rate-limit-exceeded', 88], kind: 'rate-limited', happened: 'The limit of calls at X is reached', advice: WAIT, retryAfterSeconds: 60 },
	{ httpStatus: 429, kind: 'rate-limited', happened: 'The limit of calls at X is reached', advice: WAIT, retryAfterSeconds: 60 },

	{ code: 187, kind: 'content-rejected', duplicate: true, happened: 'X already has a post of this account with the same content', advice: 'Change the text, or check whether the post is already out.' },
	{ httpStatus: 403, message: /duplicate content/i, kind: 'content-rejected', duplicate: true, happened: 'X already has a post of this account with the same content', advice: 'Change the text, or check whether the post is already out.' },
	{ httpStatus: 403, message: /reply to this conversation|otherwise engaged/i, kind: 'account-restricted', happened: 'X does not let this app reply here: the author of that post has neither mentioned this account nor quoted one of its posts', advice: `Reply in the X app. ${SELF_SERVE}` },
	{ httpStatus: 403, message: /cashtag/i, kind: 'content-rejected', happened: 'The text has more than one cashtag', advice: 'Leave one cashtag in the text.' },
	{ httpStatus: 403, message: /\bquot(e|ing)\b/i, kind: 'account-restricted', happened: 'X does not let this app quote posts', advice: `Give the URL of the post in the text instead. ${SELF_SERVE}` },
	{ httpStatus: 403, message: /mention/i, kind: 'account-restricted', happened: 'X does not let this app mention these accounts', advice: `Mention fewer accounts, or none that have not mentioned this one. ${SELF_SERVE}` },
	{ httpStatus: 403, message: /not permitted to access this feature/i, kind: 'account-restricted', happened: 'The X account may not use this feature', advice: 'Subscribe to X Premium with this account, or leave out what needs it: long texts, long videos, edits.' },
	{ httpStatus: [400, 403], message: /video longer than/i, kind: 'content-rejected', happened: 'The video is too long for this X account', advice: 'Cut it to 140 seconds, or subscribe to X Premium with this account.' },
	{ httpStatus: [400, 403], message: /invalid url/i, kind: 'content-rejected', happened: 'X does not take a URL in the text', advice: 'Check the URLs in the text: X has blocked one of them.' },
	{ httpStatus: 400, message: /media ?ids? .*invalid|expired media/i, kind: 'content-rejected', happened: MEDIA_UNUSABLE, advice: 'Try again: the file is uploaded anew.' },
	{ httpStatus: 413, kind: 'content-rejected', happened: 'X found a part of the upload too large', advice: 'Give a smaller file.' },
	{ code: 186, kind: 'content-rejected', happened: 'The text is too long for this X account', advice: 'Shorten it, or publish it as a thread.' },

	{ code: [64, 'user-suspended'], kind: 'account-restricted', happened: 'The X account is suspended', advice: 'Log in to x.com as this account and do what it asks for.' },
	{ code: 326, kind: 'account-restricted', happened: 'The X account is locked for now', advice: 'Log in to x.com as this account and do what it asks for.' },
	{ httpStatus: 401, message: /no longer|expired|unauthorized|invalid/i, kind: 'credential-invalid', happened: 'X does not accept the access of the credential', advice: RECONNECT },
	{ code: [32, 89], kind: 'credential-invalid', happened: 'X does not accept the access of the credential', advice: RECONNECT },
	{ code: ['invalid_request', 'invalid_grant'], kind: 'credential-invalid', happened: 'X has not renewed the access: it was used elsewhere, revoked, or has ended', advice: RECONNECT },
	{ code: ['invalid_client', 'unauthorized_client'], kind: 'credential-invalid', happened: 'X does not know the app with this ID and secret', advice: "Check 'Client ID' and 'Client Secret' of the credential: an app of the type Native App has no secret, others need it." },
	{ code: 99, kind: 'credential-invalid', happened: 'X does not accept the API key of the app', advice: "Check 'API Key' and 'API Key Secret' of the credential." },
	{ code: 'unsupported-authentication', kind: 'credential-invalid', happened: 'X does not take this kind of access for this call', advice: 'Reconnect the credential, and check that the app uses OAuth 2.0.' },
	{ code: ['client-forbidden', 'oauth1-permissions', 453], kind: 'permission-missing', happened: 'The app may not use this part of the X API', advice: APP },

	{ subcode: 'CrcValidationFailed', kind: 'content-rejected', happened: "X got no valid answer from the trigger's address", advice: `Check 'API Key Secret' of the credential: it must belong to the same app as the API key. ${WEBHOOK_ADDRESS}` },
	{ subcode: 'UrlValidationFailed', kind: 'content-rejected', happened: "X does not take the trigger's address", advice: WEBHOOK_ADDRESS },
	{ subcode: 'DuplicateUrlFailed', kind: 'content-rejected', happened: "The trigger's address is registered at X already", advice: 'Activate the workflow again.' },
	{ subcode: 'WebhookLimitExceeded', kind: 'account-restricted', happened: 'The app has as many webhooks at X as its plan allows', advice: 'Deactivate the workflow whose trigger uses the app, delete a webhook that is not needed, or use another app.' },
	{ subcode: ['WebhookIdInvalid', 'SubscriptionNotFound'], kind: 'not-found', happened: 'X no longer has this webhook or subscription', advice: 'Activate the workflow again.' },
	{ subcode: 'SubscriptionLimitExceeded', kind: 'account-restricted', happened: 'The app has as many subscriptions at X as its plan allows', advice: "Choose fewer events in 'Trigger On', or deactivate workflows that are not needed." },

	{ code: ['not-authorized-for-field', 'field-unauthorized'], kind: 'permission-missing', happened: 'X does not show all that was asked for to this account', advice: 'Private numbers are shown to the author only, for 30 days.' },
	{ code: 'not-authorized-for-resource', kind: 'account-restricted', happened: 'X does not show this to the account: it is protected, or one has blocked the other', advice: 'Check the account, and that it may see the post in the X app.' },
	{ code: ['resource-not-found', 'resource-unavailable', 144, 50, 34], kind: 'not-found', happened: 'X has nothing with this ID, or does not show it', advice: 'Check the ID.' },
	{ httpStatus: 404, kind: 'not-found', happened: 'X has nothing with this ID, or does not show it', advice: 'Check the ID.' },
	{ code: ['invalid-request', 'disallowed-resource'], kind: 'content-rejected', advice: 'Correct what the message names.' },
	{ httpStatus: 400, kind: 'content-rejected', advice: 'Correct what the message names.' },
	{ httpStatus: 401, kind: 'credential-invalid', happened: 'X does not accept the access of the credential', advice: RECONNECT },
	{ httpStatus: 403, kind: 'account-restricted', advice: 'Check in this order: the text is not too long for the account; the account may reply to or mention these accounts; the credential has the scope for this (reconnect it after adding one); x.com asks nothing of the account.' },
];
