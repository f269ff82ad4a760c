/**
 * What stands where a team shows the code of its WeChat group: a QR symbol (PNG) that says `jiamenkou:example-group` and
 * leads nowhere, because the demonstration has no group.
 */
export const DEMO_GROUP_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAMYAAADGAQAAAACh4MLwAAABBklEQVR4nO3XzQ3DMAgF4CcxACN5dUZiAEuvAhw1StNjZA5BPbT5' +
    'Lk74CQX/xMQrrzwiiBjAoIMeP6SNCEkf9AGl+KgrXcSRFyxPHcfvJlBO5JeGAnSUzHblmTd1sFOqS8Tr89s/O6VidfDN3NkpkgkH' +
    'QNoEoo/bSKQ63KYa1OR0P9sFFUqoxdmzGJvIVJvKTHU7kSzDepZZj71EaJl2LGwj+SDXG4M08U6SXZLDrwTSRo6ZZ1WJcu6f3bKm' +
    'cnRwVqVe5/VGObZOHC+00UfW1hmbXY5nv2woW8W/S1OeHd1kYsR4rv2un1T7TjX2ke+yabkUo4+sLlkrAOjX/40b5TZeeeUB+QDj' +
    'nls47XhKOwAAAABJRU5ErkJggg==',
  'base64',
)
