// @ts-check
'use strict';

const { accountType } = require('./instagram/accountType');
const { commentType: igCommentType } = require('./instagram/commentType');
const { containerType } = require('./instagram/containerType');
const { hashtagType } = require('./instagram/hashtags');
const { mediaType } = require('./instagram/mediaType');
const { formType } = require('./leads/formEdges');
const { leadType } = require('./leads/leadType');
const { commentType } = require('./nodes/comment');
const { appType, businessType, pageType, userType } = require('./nodes/accounts');
const { photoType } = require('./nodes/photo');
const { postType } = require('./nodes/post');
const { videoType } = require('./nodes/video');

/** @type {Record<string, import('./fields').NodeType>} */
const NODE_TYPES = {
	app: appType,
	business: businessType,
	comment: commentType,
	igAccount: accountType,
	igComment: igCommentType,
	igContainer: containerType,
	igHashtag: hashtagType,
	igMedia: mediaType,
	lead: leadType,
	leadForm: formType,
	page: pageType,
	photo: photoType,
	post: postType,
	user: userType,
	video: videoType,
};

module.exports = { NODE_TYPES };
