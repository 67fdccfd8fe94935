/** What a job tells while it goes on: the step that has begun, and how far it is. */
export interface Progress {
  step(title: string): void;
  detail(text: string): void;
}

export const silent: Progress = {step: () => {}, detail: () => {}};
