import { VOICE_BITS_PER_SECOND } from '../limits.ts';

/** A microphone that is listening. */
export interface Recording {
	type: string;
	pause(): void;
	resume(): void;
	/** Ends it; the last piece has come in by then. */
	stop(): Promise<void>;
	/** Seconds recorded so far, pauses left out. */
	seconds(): number;
	/** From 0 to 1. */
	level: () => number;
}

/** How something is recorded: the first type that the browser knows, at so many bits a second. */
export interface Quality {
	types: readonly string[];
	bitsPerSecond: number;
}
/** Small and clear first; Safari knows only the last. */
const SPEECH: Quality = {
	types: ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'],
	bitsPerSecond: VOICE_BITS_PER_SECOND
};
/** For everybody's ears: first what every browser plays, old telephones too. */
export const READING_ALOUD: Quality = {
	types: ['audio/mp4;codecs=mp4a.40.2', ...SPEECH.types],
	bitsPerSecond: 48_000
};
/** How often a piece is handed over: what a crash costs at most. */
const PIECE_MS = 2000;
/** Speech uses a small part of what a microphone can take. */
const LOUD = 4;

/**
 * Starts listening.
 * @param piece gets the bytes as they come
 * @throws DOMException NotAllowedError when the microphone may not be used, NotFoundError when there is none
 */
export async function record(
	piece: (bytes: Blob) => void,
	{ types, bitsPerSecond }: Quality = SPEECH
): Promise<Recording> {
	const stream = await navigator.mediaDevices.getUserMedia({
		audio: { channelCount: 1, noiseSuppression: true, echoCancellation: true }
	});
	const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
	const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bitsPerSecond });
	const meter = levelOf(stream);
	let before = 0;
	let since = performance.now();
	const elapsed = () => before + (recorder.state === 'recording' ? performance.now() - since : 0);
	recorder.ondataavailable = ({ data }) => {
		if (data.size > 0) piece(data);
	};
	const stopped = new Promise<void>((resolve) =>
		recorder.addEventListener('stop', () => resolve())
	);
	recorder.start(PIECE_MS);
	return {
		type: recorder.mimeType.split(';')[0] ?? '',
		pause() {
			before = elapsed();
			recorder.pause();
		},
		resume() {
			since = performance.now();
			recorder.resume();
		},
		async stop() {
			before = elapsed();
			if (recorder.state !== 'inactive') recorder.stop();
			await stopped;
			for (const track of stream.getTracks()) track.stop();
			await meter.close();
		},
		seconds: () => elapsed() / 1000,
		level: meter.level
	};
}

function levelOf(stream: MediaStream) {
	const context = new AudioContext();
	const analyser = context.createAnalyser();
	analyser.fftSize = 1024;
	context.createMediaStreamSource(stream).connect(analyser);
	const samples = new Float32Array(analyser.fftSize);
	return {
		level: () => {
			analyser.getFloatTimeDomainData(samples);
			const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
			return Math.min(1, Math.sqrt(mean) * LOUD);
		},
		close: () => context.close()
	};
}
