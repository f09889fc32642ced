// @ts-check
'use strict';

const { MEDIA_ENDPOINTS } = require('./media/endpoints');
const { POST_ENDPOINTS } = require('./posts/endpoints');
const { USER_ENDPOINTS } = require('./users/endpoints');

/** All that can be called on api.x.com with a token. @type {import('./dispatch').Endpoint[]} */
const ENDPOINTS = [...POST_ENDPOINTS, ...USER_ENDPOINTS, ...MEDIA_ENDPOINTS];

module.exports = { ENDPOINTS };
