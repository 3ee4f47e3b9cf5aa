/** What stands in every page before its script fills it. */
export const SKELETON = `<a class="skip" href="#minute" id="skip">Skip to the time</a>
<header>
  <p class="brand">Common Cause <span>rehearsal</span></p>
  <h1 id="title"></h1>
  <p id="summary"></p>
  <p id="choice" hidden><label for="drill">Drill</label> <select id="drill"></select></p>
  <noscript><p>This page draws itself with its own script, which is switched off.</p></noscript>
</header>
<nav id="time" aria-label="Time">
  <p id="clock"></p>
  <p id="now" role="status"></p>
  <div class="buttons">
    <button id="play" type="button">▶ Play</button>
    <button id="back" type="button">−1 min</button>
    <button id="forth" type="button">+1 min</button>
    <button id="previous" type="button">‹ Change before</button>
    <button id="next" type="button">Next change ›</button>
    <label>Speed <select id="speed">
      <option value="1">1 min/s</option><option value="5" selected>5 min/s</option><option value="20">20 min/s</option>
    </select></label>
  </div>
  <input id="minute" type="range" min="0" step="1" aria-label="Minute of the drill">
</nav>
<main>
<div class="column">
  <section id="saw" aria-labelledby="saw-title">
    <h2 id="saw-title">What each vantage saw</h2>
    <div class="scroll" id="cells"><table id="matrix" class="matrix"></table></div>
  </section>
  <section id="whole" aria-labelledby="whole-title">
    <h2 id="whole-title">The whole outage</h2>
    <p class="hint"><label>Show <select id="zoom">
      <option value="">all of it</option><option value="120">two hours</option><option value="40">40 minutes</option>
    </select></label> Click or drag to go there.</p>
    <div id="strips" class="strips"></div>
    <ul id="legend" class="legend" aria-label="Legend"></ul>
    <details id="spans"><summary>As a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Table of the whole outage"><table></table></div></details>
  </section>
</div>
<div class="column">
  <section id="told" aria-labelledby="told-title">
    <h2 id="told-title">What people were told</h2>
    <div id="incidents"></div>
    <p id="count"></p>
    <ol id="messages"></ol>
    <div id="held"></div>
  </section>
</div>
<div class="column pair">
  <section id="watched" aria-labelledby="watched-title">
    <h2 id="watched-title">Alarms</h2>
    <p><label>Show <select id="filter">
      <option value="changed">those that changed</option>
      <option value="actions">those that call somebody</option>
      <option value="alarm">those in ALARM now</option>
      <option value="all">all</option>
    </select></label> <label id="hub-choice" hidden>of <select id="hub"></select></label></p>
    <ul id="alarms"></ul>
  </section>
  <section id="explain" aria-labelledby="explain-title" tabindex="-1">
    <h2 id="explain-title">Why</h2>
    <div id="why"></div>
  </section>
</div>
<section id="dashboard" aria-labelledby="dashboard-title">
  <h2 id="dashboard-title">The hub’s dashboard</h2>
  <p class="hint"><label id="dashboard-choice" hidden>Show <select id="dashboards"></select></label> <span id="dashboard-hint"></span></p>
  <div id="widgets"></div>
</section>
</main>
<footer>
  <p>Drawn from a drill: the shipped canary code, the alarms as they are deployed, the shipped notifier. A minute shows what was
  seen in it, and what alarms and people knew by its end.</p>
</footer>`;
