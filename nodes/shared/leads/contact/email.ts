import { removeInvisible, toHalfWidth } from './text';

/** RFC 5321, sections 4.5.3.1.1 to 4.5.3.1.3; the path of 256 includes the angle brackets. */
const MAX_LOCAL_BYTES = 64;
const MAX_ADDRESS_BYTES = 254;
/** RFC 1035, section 2.3.4. */
const MAX_LABEL_BYTES = 63;

/** A longer answer is no address, whatever is taken off its ends. */
const MAX_ANSWER_LENGTH = 2_000;

const ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL_CHARACTERS = /^[\p{L}\p{M}\p{N}-]+$/u;
const TOP_LEVEL_DOMAIN = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;

/**
 * The e-mail address in an answer, trimmed and in lower case, without surrounding `<>` and
 * `mailto:`; undefined if it is none. Domains and names in any script, domains with a dot, lengths
 * of RFC 5321. Quoted names and addresses of IP numbers are legal there, but nobody's contact.
 */
export function toEmail(raw: string): string | undefined {
	if (raw.length > MAX_ANSWER_LENGTH) return undefined;
	const address = unwrap(removeInvisible(toHalfWidth(raw)).trim())
		.toLowerCase()
		.normalize('NFC');
	const at = address.lastIndexOf('@');
	if (at < 1 || byteLength(address) > MAX_ADDRESS_BYTES) return undefined;
	const local = address.slice(0, at);
	const domain = address.slice(at + 1).replace(/[\u3002\uff61]/g, '.');
	return isLocalPart(local) && isDomain(domain) ? `${local}@${domain}` : undefined;
}

function unwrap(text: string): string {
	const inner = /^<([^<>]*)>$/.exec(text)?.[1].trim() ?? text;
	if (!/^mailto:/i.test(inner)) return inner;
	return unwrapUri(inner.slice('mailto:'.length));
}

/** RFC 6068: after `?` follow the subject and the text of the message. */
function unwrapUri(address: string): string {
	return address.split('?')[0].trim();
}

function isLocalPart(local: string): boolean {
	if (byteLength(local) > MAX_LOCAL_BYTES) return false;
	return local.split('.').every((atom) => ATOM.test(atom));
}

function isDomain(domain: string): boolean {
	const labels = domain.split('.');
	if (labels.length < 2 || !labels.every(isLabel)) return false;
	return TOP_LEVEL_DOMAIN.test(labels[labels.length - 1]);
}

function isLabel(label: string): boolean {
	if (byteLength(label) > MAX_LABEL_BYTES || !LABEL_CHARACTERS.test(label)) return false;
	return !label.startsWith('-') && !label.endsWith('-');
}

function byteLength(text: string): number {
	return Buffer.byteLength(text, 'utf8');
}
