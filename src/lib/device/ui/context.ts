import { createContext } from 'svelte';
import type { Door } from '../door.svelte.ts';

export const [getDoor, setDoor] = createContext<Door>();
