// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const tls = require('node:tls');
const { asn1, util } = require('node-forge');

const DAY_MS = 24 * 60 * 60 * 1000;
const { Class, Type } = asn1;
const OID = {
	ecdsaSha256: '1.2.840.10045.4.3.2',
	commonName: '2.5.4.3',
	basicConstraints: '2.5.29.19',
	keyUsage: '2.5.29.15',
	extendedKeyUsage: '2.5.29.37',
	subjectAltName: '2.5.29.17',
	subjectKeyId: '2.5.29.14',
	authorityKeyId: '2.5.29.35',
	serverAuth: '1.3.6.1.5.5.7.3.1',
};

/** @typedef {import('node-forge').asn1.Asn1} Node */

const universal = (
	/** @type {number} */ type,
	/** @type {boolean} */ constructed,
	/** @type {any} */ value,
) => asn1.create(Class.UNIVERSAL, type, constructed, value);
const sequence = (/** @type {Node[]} */ ...items) => universal(Type.SEQUENCE, true, items);
const oid = (/** @type {string} */ id) => universal(Type.OID, false, asn1.oidToDer(id).getBytes());
const octets = (/** @type {string} */ bytes) => universal(Type.OCTETSTRING, false, bytes);
const context = (
	/** @type {number} */ tag,
	/** @type {boolean} */ constructed,
	/** @type {any} */ value,
) => asn1.create(Class.CONTEXT_SPECIFIC, /** @type {any} */ (tag), constructed, value);
const der = (/** @type {Node} */ node) => asn1.toDer(node).getBytes();
const binary = (/** @type {Buffer} */ bytes) => bytes.toString('binary');

/** @param {string} name */
const distinguishedName = (name) =>
	sequence(
		universal(Type.SET, true, [
			sequence(oid(OID.commonName), universal(Type.UTF8, false, util.encodeUtf8(name))),
		]),
	);

/** @param {Date} date */
const time = (date) => universal(Type.UTCTIME, false, asn1.dateToUtcTime(date));

/** @param {string} id @param {boolean} critical @param {Node} value */
const extension = (id, critical, value) =>
	sequence(
		oid(id),
		...(critical ? [universal(Type.BOOLEAN, false, '\xff')] : []),
		octets(der(value)),
	);

/** @param {crypto.KeyObject} publicKey */
function keyId(publicKey) {
	const spki = publicKey.export({ type: 'spki', format: 'der' });
	return binary(crypto.createHash('sha1').update(spki).digest());
}

/**
 * Builds one X.509 v3 certificate over an EC key. node-forge signs RSA only, so the structure is
 * built with its ASN.1 tools and signed with Node.
 * @param {{ subject: string, publicKey: crypto.KeyObject, issuer: string, issuerPublicKey: crypto.KeyObject,
 *   issuerKey: crypto.KeyObject, days: number, extensions: Node[] }} options
 * @returns {string} PEM
 */
function signCertificate(options) {
	const serial = crypto.randomBytes(16);
	serial[0] = (serial[0] & 0x3f) | 0x40;
	const spki = options.publicKey.export({ type: 'spki', format: 'der' });
	const algorithm = sequence(oid(OID.ecdsaSha256));
	const tbs = sequence(
		context(0, true, [universal(Type.INTEGER, false, '\x02')]),
		universal(Type.INTEGER, false, binary(serial)),
		algorithm,
		distinguishedName(options.issuer),
		sequence(
			time(new Date(Date.now() - DAY_MS)),
			time(new Date(Date.now() + options.days * DAY_MS)),
		),
		distinguishedName(options.subject),
		asn1.fromDer(binary(spki)),
		context(3, true, [
			sequence(
				...options.extensions,
				extension(OID.subjectKeyId, false, octets(keyId(options.publicKey))),
				extension(
					OID.authorityKeyId,
					false,
					sequence(context(0, false, keyId(options.issuerPublicKey))),
				),
			),
		]),
	);
	const signature = crypto.sign('sha256', Buffer.from(der(tbs), 'binary'), options.issuerKey);
	const whole = sequence(
		tbs,
		algorithm,
		universal(Type.BITSTRING, false, '\x00' + binary(signature)),
	);
	const base64 = Buffer.from(der(whole), 'binary').toString('base64');
	const lines = base64.match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const newKeyPair = () => crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** @param {boolean} isAuthority @param {string[]} hosts */
function usage(isAuthority, hosts) {
	if (isAuthority) {
		return [
			extension(OID.basicConstraints, true, sequence(universal(Type.BOOLEAN, false, '\xff'))),
			extension(OID.keyUsage, true, universal(Type.BITSTRING, false, '\x01\x06')),
		];
	}
	const names = hosts.map((host) => context(2, false, host));
	return [
		extension(OID.basicConstraints, true, sequence()),
		extension(OID.keyUsage, true, universal(Type.BITSTRING, false, '\x07\x80')),
		extension(OID.extendedKeyUsage, false, sequence(oid(OID.serverAuth))),
		extension(OID.subjectAltName, false, sequence(...names)),
	];
}

const AUTHORITY = 'Social Ops sandbox CA (tests only)';

/** @param {string} dir */
function loadOrCreateAuthority(dir) {
	fs.mkdirSync(dir, { recursive: true });
	const caPath = path.join(dir, 'ca.pem');
	const keyPath = path.join(dir, 'ca-key.pem');
	if (fs.existsSync(caPath) && fs.existsSync(keyPath)) {
		const certificate = new crypto.X509Certificate(fs.readFileSync(caPath));
		const key = crypto.createPrivateKey(fs.readFileSync(keyPath));
		const alive = new Date(certificate.validTo).getTime() > Date.now() + 7 * DAY_MS;
		if (alive && certificate.checkPrivateKey(key)) {
			return { caPath, key, publicKey: certificate.publicKey, pem: certificate.toString() };
		}
	}
	const pair = newKeyPair();
	const pem = signCertificate({
		subject: AUTHORITY,
		publicKey: pair.publicKey,
		issuer: AUTHORITY,
		issuerPublicKey: pair.publicKey,
		issuerKey: pair.privateKey,
		days: 3650,
		extensions: usage(true, []),
	});
	fs.writeFileSync(keyPath, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), {
		mode: 0o600,
	});
	fs.writeFileSync(caPath, pem);
	return { caPath, key: pair.privateKey, publicKey: pair.publicKey, pem };
}

/**
 * Opens the certificate authority kept in `dir` (creates it on first use) and hands out one cached
 * TLS context per host name; all leaves share one EC key, so a new host costs one signature.
 * @param {string} dir
 * @returns {{ caPath: string, caPem: string, contextFor(host: string): tls.SecureContext }}
 */
function openAuthority(dir) {
	const authority = loadOrCreateAuthority(dir);
	const leaf = newKeyPair();
	const leafKey = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' });
	/** @type {Map<string, tls.SecureContext>} */
	const contexts = new Map();
	return {
		caPath: authority.caPath,
		caPem: authority.pem,
		contextFor(host) {
			const known = contexts.get(host);
			if (known) return known;
			const cert = signCertificate({
				subject: host.slice(0, 60),
				publicKey: leaf.publicKey,
				issuer: AUTHORITY,
				issuerPublicKey: authority.publicKey,
				issuerKey: authority.key,
				days: 365,
				extensions: usage(false, [host]),
			});
			const created = tls.createSecureContext({ key: leafKey, cert: cert + authority.pem });
			contexts.set(host, created);
			return created;
		},
	};
}

module.exports = { openAuthority };
