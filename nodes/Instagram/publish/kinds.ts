import type { PublishKind } from '../../shared/publish/capability';

/** The kinds of post that an account can publish, in the order of the editor. */
export const INSTAGRAM_KINDS: readonly PublishKind[] = [
	{
		value: 'photo',
		name: 'Photo',
		description: 'One JPEG picture in the feed',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'carousel',
		name: 'Carousel',
		description:
			'2 to 10 pictures and videos in one post. Of media by URL, videos must end in .mp4, .mov or .m4v.',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'reel',
		name: 'Reel',
		description: 'A video of 3 seconds to 15 minutes, best upright; also for videos in the feed',
		inputs: ['text', 'media'],
		media: 'video',
	},
	{
		value: 'photoStory',
		name: 'Photo Story',
		description: 'A picture that is shown for 24 hours',
		inputs: ['media'],
		media: 'picture',
	},
	{
		value: 'videoStory',
		name: 'Video Story',
		description: 'A video of 3 to 60 seconds that is shown for 24 hours',
		inputs: ['media'],
		media: 'video',
	},
];

export const KIND_NAMES: Readonly<Record<string, string>> = {
	photo: 'a photo',
	carousel: 'a carousel',
	reel: 'a reel',
	photoStory: 'a photo story',
	videoStory: 'a video story',
};
