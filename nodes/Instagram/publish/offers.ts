import type { RunContext } from '../../shared/contract/operation';
import type { Obstacle, WayOffer } from '../../shared/media/way';
import { offerSignedUrl } from '../../shared/media/way';
import type { PullCapability, PulledFile } from '../../shared/publish/pull';
import type { InstagramApi } from '../connection';

const NOT_WITH_INSTAGRAM_LOGIN = 'Connect the account through Facebook Login.';

/** How a file of the item reaches Instagram, which fetches pictures from addresses only. */
export const instagramPull: PullCapability<InstagramApi> = {
	ways: {
		upload: {
			name: 'Direct Upload',
			description: 'The bytes go to Instagram in a call. Videos only; needs Facebook Login.',
		},
		signedUrl: {
			name: 'Signed N8n Address',
			description:
				'Instagram fetches the file from this n8n, which must be reachable from the internet. Whoever has the address can see the file for three hours.',
		},
		hostedCopy: {
			name: 'Unseen Photo of the Page',
			description:
				'The linked Page stores the picture without showing it, for about a day. JPEG pictures only; needs Facebook Login.',
		},
	},
	offers: async ({ n8n, api }: RunContext<InstagramApi>, { file }: PulledFile) => {
		const isVideo = file.mimeType.startsWith('video/');
		const missingLogin = (what: string): Obstacle | undefined =>
			api.login === 'facebook'
				? undefined
				: { why: `Instagram Login has no ${what}`, fix: NOT_WITH_INSTAGRAM_LOGIN };
		return [
			...(isVideo ? [offer('upload', missingLogin('uploads'))] : []),
			offerSignedUrl(n8n, file),
			...(isVideo ? [] : [offer('hostedCopy', missingLogin('Page behind the account'))]),
		];
	},
};

const offer = (way: WayOffer['way'], obstacle: Obstacle | undefined): WayOffer => ({
	way,
	...(obstacle ? { obstacle } : {}),
});
