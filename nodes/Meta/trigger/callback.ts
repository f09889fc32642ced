import { createHmac } from 'crypto';
import { equalInConstantTime } from '../../shared/webhook/signature';
import type { MetaObject } from './definition';

/** One address of one of our triggers. */
export interface Member {
	address: string;
	/** The address of a test in the editor, which is gone in two minutes. */
	isTest: boolean;
}

/** The triggers that share a callback. The first one, the host, is where Meta sends to. */
export type Members = readonly Member[];

/** What a list of members is signed with. */
export interface CallbackKey {
	appSecret: string;
	object: MetaObject;
}

/** Meta documents no limit; this is what every server and proxy takes. */
export const LONGEST_CALLBACK = 2_000;

const DOMAIN = 'social-ops-callback-list:';
const SIGNATURE_LENGTH = 22;
/** Stands in the list of tests for the host itself. */
const SELF = '.';

/**
 * The callback for Meta to keep: the host's address, and in its query the addresses of the others
 * and a signature over the whole list. Addresses on the host's own server stand there without it.
 */
export function writeCallback(members: Members, key: CallbackKey): string {
	const [host, ...guests] = members;
	const written = (list: Members) => list.map(({ address }) => encode(host.address, address));
	const guestsPart = written(guests.filter(({ isTest }) => !isTest)).join(',');
	const tests = guests.filter(({ isTest }) => isTest);
	const testsPart = [...(host.isTest ? [SELF] : []), ...written(tests)].join(',');
	const query = [
		...(guestsPart ? [`guests=${guestsPart}`] : []),
		...(testsPart ? [`tests=${testsPart}`] : []),
		`list=${sign(inOrder(members), key)}`,
	];
	return `${host.address}?${query.join('&')}`;
}

/** The members of a callback; undefined when it was not written with this app's secret. */
export function readCallback(callbackUrl: string, key: CallbackKey): Member[] | undefined {
	const [address, query = ''] = splitOnce(callbackUrl, '?');
	return readList(address, Object.fromEntries(new URLSearchParams(query)), key);
}

/** The members that the query of a callback names to its host. Whatever it holds, this never throws. */
export function readList(
	hostAddress: string,
	query: object,
	key: CallbackKey,
): Member[] | undefined {
	const { guests = '', tests = '', list } = query as Record<string, unknown>;
	if (typeof guests !== 'string' || typeof tests !== 'string' || typeof list !== 'string') {
		return undefined;
	}
	const parts = tests.split(',').filter(Boolean);
	const members = [
		{ address: hostAddress, isTest: parts.includes(SELF) },
		...guests
			.split(',')
			.filter(Boolean)
			.map((part) => ({ address: decode(hostAddress, part), isTest: false })),
		...parts
			.filter((part) => part !== SELF)
			.map((part) => ({ address: decode(hostAddress, part), isTest: true })),
	];
	return key.appSecret && equalInConstantTime(list, sign(members, key)) ? members : undefined;
}

/** The address of a callback without its list. */
export const addressOf = (callbackUrl: string): string => splitOnce(callbackUrl, '?')[0];

/** `https://host:port` in lower case; empty for what is no web address. */
export function originOf(address: string): string {
	return /^https?:\/\/[^/?#]+/i.exec(address)?.[0].toLowerCase() ?? '';
}

/** As a reader of the callback finds them: productions before tests behind the host. */
function inOrder([host, ...guests]: Members): Members {
	return [
		host,
		...guests.filter(({ isTest }) => !isTest),
		...guests.filter(({ isTest }) => isTest),
	];
}

function sign(members: Members, { appSecret, object }: CallbackKey): string {
	const listed = members.map(({ address, isTest }) => [address, isTest]);
	return createHmac('sha256', appSecret)
		.update(`${DOMAIN}${object}:${JSON.stringify(listed)}`)
		.digest('base64url')
		.slice(0, SIGNATURE_LENGTH);
}

/** Readable where a query allows it. The comma stands between addresses, so none may hold one. */
function encode(hostAddress: string, address: string): string {
	const origin = hostAddress.slice(0, originOf(hostAddress).length);
	const isNear = origin !== '' && address.startsWith(`${origin}/`);
	const part = isNear ? address.slice(origin.length) : address;
	return encodeURIComponent(part).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

function decode(hostAddress: string, part: string): string {
	const origin = hostAddress.slice(0, originOf(hostAddress).length);
	return part.startsWith('/') ? `${origin}${part}` : part;
}

function splitOnce(text: string, separator: string): [string, string?] {
	const at = text.indexOf(separator);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address as it may stand in a list. */
export const listable = (address: string): string => address.replaceAll(',', '%2C');
