import { publishOperations } from '../../shared/publish/publishOperations';
import { xPublish } from '../publish/capability';

/** Publish, Preview and Finish. */
export const publishPreviewAndFinish = publishOperations(xPublish);
