import { Text } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import { Note } from '../../../components/content/note'
import { PersonSwitcher } from '../../../components/content/person-switcher'
import { PackageTable } from '../packages/package-table'
import { type PackageChoice, packagesNote, withChoice } from '../packages/package-words'
import { usePeriods } from '../packages/use-periods'
import type { PersonDraft } from './signing-draft'

export interface StepPackagesProps {
  face: FamilyFace
  person: PersonDraft
  rows: readonly PackageChoice[]
  groups: readonly { readonly nameZh: string; readonly source: string }[]
  /** Somebody else of the household chooses too. */
  onOther?: () => void
  onChoose: (packageIds: readonly string[]) => void
}

/** What each member of the household gets, side by side, with who pays for it. */
export function StepPackages({ face, person, rows, groups, onOther, onChoose }: StepPackagesProps) {
  const periods = usePeriods()
  const known = groups.filter(({ source }) => source !== 'declared').map(({ nameZh }) => nameZh)
  return (
    <>
      <PersonSwitcher
        title={face.name === '我' ? '给自己选' : `给${face.name}选`}
        letter={face.letter}
        tint={face.tint}
        caption={known.length > 0 ? `系统认出：${known.join('、')}` : face.age}
        {...(onOther ? { onAction: onOther } : {})}
      />
      <PackageTable
        rows={rows}
        chosen={person.packageIds}
        suitsWords={face.name === '我' ? '适合你' : `适合${face.name}`}
        onChoose={(choice) =>
          choice.refusal === null && onChoose(withChoice(person.packageIds, choice, rows))
        }
      />
      <Note tone="info">
        <Text>{packagesNote(rows, periods)}</Text>
      </Note>
    </>
  )
}
