interface FlowPictureProps {
  title: string;
  caption: string;
  steps: readonly string[];
}

/** 功能导向图 (SC-53): the steps of a function as boxes with arrows between them; one under the other where it is narrow. */
export function FlowPicture({ title, caption, steps }: FlowPictureProps) {
  return (
    <figure className="flow">
      <figcaption>{caption}</figcaption>
      <ol aria-label={title}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </figure>
  );
}
