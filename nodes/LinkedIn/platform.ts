import { API_VERSIONS } from '../shared/contract/apiVersions';
import type { ApiVersion, Platform } from '../shared/contract/platform';
import type { KindLimits } from '../shared/publish/limits';
import { readLinkedInError } from './errorAnswer';
import { LINKEDIN_FAILURES } from './failures';

export const API_HOST = 'https://api.linkedin.com';
export const REST_URL = `${API_HOST}/rest`;
/** https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow */
export const AUTHORIZE_URL = 'https://www.linkedin.com/oauth/v2/authorization';
export const TOKEN_URL = 'https://www.linkedin.com/oauth/v2/accessToken';
/** https://learn.microsoft.com/en-us/linkedin/shared/authentication/token-introspection */
export const INTROSPECT_URL = 'https://www.linkedin.com/oauth/v2/introspectToken';
/** The media APIs name addresses on these hosts; the token goes along. */
export const UPLOAD_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*linkedin\.com\//;

/** https://learn.microsoft.com/en-us/linkedin/marketing/ */
export const LINKEDIN: Platform = {
	id: 'linkedin',
	title: 'LinkedIn',
	api: API_VERSIONS.linkedIn,
	failures: LINKEDIN_FAILURES,
	readError: readLinkedInError,
	traceHeader: 'x-li-uuid',
	// LinkedIn says nothing of its limits before they are reached.
	readUsage: () => [],
	refreshOnStatus: [401],
};

/**
 * Versions that can be chosen, newest first, and the day from which LinkedIn answers them with 426.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/integrations/migrations
 */
export const LINKEDIN_VERSIONS: readonly ApiVersion[] = [
	API_VERSIONS.linkedIn,
	version('202608', '2027-08-15'),
	version('202607', '2027-07-15'),
	version('202606', '2027-06-15'),
	version('202605', '2027-05-15'),
	version('202604', '2027-04-15'),
	version('202603', '2027-03-16'),
	version('202602', '2027-02-15'),
	version('202601', '2027-01-15'),
];

function version(name: string, sunset: string): ApiVersion {
	return { name: API_VERSIONS.linkedIn.name, version: name, sunset };
}

const MIB = 1024 * 1024;
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif'];
/** Pixels of a picture: fewer than this. */
export const MAX_PIXELS = 36_152_320;
/** Pictures of a GIF. */
export const MAX_FRAMES = 250;
export const MAX_ALT_TEXT = 4_086;
export const MAX_DESCRIPTION = 4_086;
export const MIN_VIDEO_BYTES = 75 * 1024;
/** Office files have no mark of their own in their first bytes: the name has to tell. */
export const OFFICE_ENDINGS = ['doc', 'docx', 'ppt', 'pptx'];
/** Lengths that the composer takes; the API reference names none. */
export const POLL = { minAnswers: 2, maxAnswers: 4, maxQuestion: 140, maxAnswer: 30 };

/**
 * What LinkedIn takes, by kind of post. Texts are counted with their escapes, elsewhere.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api
 */
export const LIMITS = {
	text: { refuses: ['link'] },
	article: {},
	image: { media: { min: 1, max: 20 }, mimeTypes: IMAGE_TYPES, refuses: ['link'] },
	video: {
		media: { min: 1, max: 1 },
		mimeTypes: ['video/mp4'],
		maxBytes: 500 * MIB,
		duration: { min: 3, max: 1_800 },
		ratios: { min: 1 / 2.4, max: 2.4, name: 'between 1:2.4 and 2.4:1' },
		refuses: ['link'],
	},
	document: { media: { min: 1, max: 1 }, maxBytes: 100 * MIB, refuses: ['link'] },
	poll: { refuses: ['link'] },
	reshare: { refuses: ['link'] },
} as const satisfies Record<string, KindLimits>;

export type LinkedInKind = keyof typeof LIMITS;

/** More than these look unprofessional. */
export const ADVISED = { hashtags: 5, emoji: 5 };

/** UTF-16 units of a post as it is sent, with its escapes: whether those count is not documented. */
export const MAX_TEXT = 3_000;
/** What the page takes; the API names no limit. In UTF-16 units. */
export const MAX_COMMENT = 1_250;
