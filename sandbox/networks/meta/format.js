// @ts-check
'use strict';

/** Graph's form of a moment, `2026-11-19T08:49:14+0000`. @param {number} ms */
const graphTime = (ms) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');

/** @param {string} id */
const permalink = (id) => `https://www.facebook.com/${id}`;

/** Where the bytes of a stored picture can be read. @param {string} photoId */
const pictureUrl = (photoId) => `https://scontent.xx.fbcdn.net/photos/${photoId}.jpg`;

module.exports = { graphTime, permalink, pictureUrl };
