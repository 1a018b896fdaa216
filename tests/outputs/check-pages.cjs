// check-pages.cjs CHROMIUM PAGE…: what axe finds on pages at 1280 and 320 px and in print, what html-validate finds, whether
// they are wider than the window, and whether they ask the network for anything; as TAP. NODE_PATH has what package.json names.
const { readFileSync } = require('fs')
const { basename } = require('path')
const { HtmlValidate, StaticConfigLoader } = require('html-validate')
const puppeteer = require('puppeteer-core')
const axe = require.resolve('axe-core')

// Roles of tables and lists are said because cards, and lists without marks, lose them in browsers.
const validate = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:standard'],
  rules: { 'no-redundant-role': 'off', 'no-inline-style': 'off', 'prefer-native-element': 'off', 'long-title': 'off' }
}))

async function faultsOfAxe(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}

// A contents line and a number of a note are hit with a thumb; links in running text are as high as their line.
async function smallTargets(page) {
  return page.evaluate(() => [...document.querySelectorAll('nav a, sup a')].filter((a) => {
    const { width, height } = a.getBoundingClientRect()
    return width > 0 && (width < 24 || height < 24)
  }).map((a) => `below 24 px: ${a.outerHTML.slice(0, 120)}`))
}

// The text has most of the window, and nothing in it reaches out of it.
async function faultsOfRoom(page) {
  return page.evaluate(() => {
    const main = document.querySelector('main').getBoundingClientRect()
    const across = document.documentElement.clientWidth
    const out = [...document.querySelectorAll('main :is(table, h1, h2, p)')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 1 && (left < main.left - 1 || right > main.right + 1)
    })
    return [...main.width < 0.6 * across ? [`the text has ${main.width} of ${across} px`] : [],
      ...out.map((one) => `reaches out of the text: ${one.outerHTML.slice(0, 120)}`)]
  })
}

// Titles that have numbers begin below each other, in each of their lines.
async function unevenContents(page) {
  return page.evaluate(() => [...document.querySelectorAll('nav ul')].flatMap((list) => {
    const left = (a) => {
      const words = document.createRange()
      words.setStartAfter(a.querySelector('.figures'))
      words.setEndAfter(a.lastChild)
      return [...words.getClientRects()].map((box) => getComputedStyle(a).direction === 'rtl' ? box.right : box.left)
    }
    const edges = [...list.querySelectorAll(':scope > li > a.hang')].flatMap((a) => {
      const box = a.getBoundingClientRect()
      // Elements in a title begin boxes of their own within a line.
      return a.querySelectorAll('*').length > 1 || box.width === 0 ? [] : left(a)
    })
    return edges.length && Math.max(...edges) - Math.min(...edges) > 1.5 ? [`titles begin at ${edges.join(', ')} px`] : []
  }))
}

async function faultsAt(page, width, media) {
  await page.setViewport({ width, height: 900 })
  await page.emulateMediaType(media)
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [...await faultsOfAxe(page), ...await faultsOfRoom(page), ...await unevenContents(page), ...media === 'screen' ? await smallTargets(page) : [],
    ...excess > 0 ? [`${excess} px wider than the window`] : []]
}

async function faultsOfHtml(path) {
  const { results } = await validate.validateString(readFileSync(path, 'utf8'))
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`))
}

let number = 0
function tell(what, faults) {
  if (faults.length) process.exitCode = 1
  console.log(`${faults.length ? 'not ok' : 'ok'} ${++number} ${what}`)
  for (const fault of faults.slice(0, 20)) console.log(`# ${fault}`)
}

async function main([chromium, ...paths]) {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] })
  console.log(`1..${paths.length * 5}`)
  for (const path of paths) {
    const page = await browser.newPage()
    const asked = []
    page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) asked.push(`asks for ${request.url()}`) })
    await page.goto(`file://${path}`)
    await page.addScriptTag({ path: axe })
    for (const [width, media] of [[1280, 'screen'], [320, 'screen'], [1280, 'print']]) {
      tell(`${basename(path)} at ${width} px, ${media}`, await faultsAt(page, width, media))
    }
    tell(`${basename(path)} asks for nothing`, asked)
    tell(`${basename(path)} as HTML`, await faultsOfHtml(path))
    await page.close()
  }
  await browser.close()
}
main(process.argv.slice(2))
