// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Parts of videos wait on disk until they are joined: they may be large, and come in any order. */
function createPartFiles() {
	/** @type {string | undefined} */
	let folder;
	return {
		/** Where a part is kept. @param {string} name */
		partFile(name) {
			folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-parts-'));
			return path.join(folder, crypto.createHash('sha256').update(name).digest('hex').slice(0, 32));
		},
		removeParts() {
			if (folder) fs.rmSync(folder, { recursive: true, force: true });
			folder = undefined;
		},
	};
}

module.exports = { createPartFiles };
