/** Names that mean something inside one network only. */
const LOCAL_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp)$/;
/** https://www.rfc-editor.org/rfc/rfc6890: private, loopback, link-local and shared addresses. */
const LOCAL_NUMBERS =
	/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/**
 * Whether an address looks as if others could reach it: https, and a host name that is not a local
 * one. Whether they really can, only they know.
 */
export function looksPublic(address: string): boolean {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol !== 'https:') return false;
	const host = url.hostname.toLowerCase();
	if (host.startsWith('[')) return !/^\[(::1?\]|f[cde])/.test(host);
	return host.includes('.') && !LOCAL_NAMES.test(host) && !LOCAL_NUMBERS.test(host);
}
