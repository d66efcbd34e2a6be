import { fitWithin, withoutMetadata } from '../jpeg.ts';
import { MEDIA_LIMITS } from '../limits.ts';

/** Sharp enough for a bicycle shed, and a third of a megabyte. */
const QUALITIES = [0.8, 0.6, 0.4];

/**
 * A photo as it may leave this device: drawn anew at a modest size, so that nothing of the file is left but the picture.
 * @returns undefined when the browser cannot read it
 */
export async function shrink(file: Blob): Promise<ArrayBuffer | undefined> {
	const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
		() => undefined
	);
	if (!bitmap) return undefined;
	const { width, height } = fitWithin(bitmap, MEDIA_LIMITS.photo.longestSide);
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	const paper = canvas.getContext('2d');
	if (!paper) return undefined;
	// What was transparent would turn black.
	paper.fillStyle = '#fff';
	paper.fillRect(0, 0, width, height);
	paper.drawImage(bitmap, 0, 0, width, height);
	bitmap.close();
	for (const quality of QUALITIES) {
		const blob = await new Promise<Blob | null>((resolve) =>
			canvas.toBlob(resolve, 'image/jpeg', quality)
		);
		const clean = blob && withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
		if (clean && clean.length <= MEDIA_LIMITS.photo.bytes) return clean.buffer;
	}
	return undefined;
}
