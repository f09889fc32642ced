import type { INodeProperties } from 'n8n-workflow';

/** Who acts: the person who has connected, or a page on which that person has a role. */
export const authorField: INodeProperties = {
	displayName: 'Author',
	name: 'author',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Who does it: you, or the page of an organization or brand that you manage',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an author…',
			typeOptions: { searchListMethod: 'searchAuthors', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: "e.g. 2414183, urn:li:organization:2414183, or 'me'",
		},
	],
};

/** A page on which the person has a role. */
export const organizationField: INodeProperties = {
	displayName: 'Organization',
	name: 'organization',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The page of the organization or brand',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an organization…',
			typeOptions: { searchListMethod: 'searchOrganizations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2414183 or urn:li:organization:2414183',
		},
	],
};

/** A post by URN or link. */
export const postField: INodeProperties = {
	displayName: 'Post',
	name: 'post',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The post, by the ID that Publish puts out or by its link',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. urn:li:share:7200000000000000001',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.linkedin.com/feed/update/urn:li:share:7200000000000000001',
			extractValue: {
				type: 'regex',
				regex: 'https?://(?:www\\.)?linkedin\\.com/(?:embed/)?(?:feed/update|posts)/([^/?#\\s]+)',
			},
		},
	],
};

/** A comment by its URN. */
export const commentField: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. urn:li:comment:(urn:li:activity:7200000000000000001,7200000000000000002)',
	description:
		"The comment, by the ID that 'Get Many' and the trigger put out, or by the link to it",
};
