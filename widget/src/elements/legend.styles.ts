import { css } from 'lit';

/** Styles the name of a group of fields like the label of a single one: its hint stands at the end of the line. */
export const legendStyles = css`
  legend {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 8px;
    inline-size: 100%;
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }

  legend .quiet {
    font-weight: 400;
  }
`;
