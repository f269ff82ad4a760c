import { ScrollView, Text, View } from '@tarojs/components'
import { spoken, tappable } from '../../../components/accessibility/accessibility'
import { classNames } from '../../../components/class-names'
import {
  comparable,
  itemInWords,
  type PackageChoice,
  packageInWords,
  payersInWords,
  termInWords,
  wholeYuan,
} from './package-words'
import './package-table.scss'

export interface PackageTableProps {
  rows: readonly PackageChoice[]
  chosen: readonly string[]
  /** 适合小禾 */
  suitsWords: string
  onChoose: (choice: PackageChoice) => void
}

/** The packages side by side. The head of a column is its button; whoever listens hears a package whole. */
export function PackageTable({ rows, chosen, suitsWords, onChoose }: PackageTableProps) {
  const { packages, items } = comparable(rows)
  const column = (choice: PackageChoice) =>
    classNames('package-table__cell', chosen.includes(choice.id) && 'package-table__cell--chosen')
  return (
    <ScrollView scrollX className="package-table">
      <View className="package-table__sheet" style={`min-width:${96 + packages.length * 88}px`}>
        <View className="package-table__line">
          <Text className="package-table__name t-sub t-2">你自己付</Text>
          {packages.map((choice) => (
            <View
              key={choice.id}
              className={classNames(column(choice), 'package-table__head')}
              hoverClass="pressed"
              {...tappable(() => onChoose(choice), {
                role: 'checkbox',
                checked: chosen.includes(choice.id),
                label: aloud(choice, suitsWords),
                disabled: choice.refusal !== null,
              })}
            >
              <Text className="package-table__suits t-cap">{isMeant(choice) ? suitsWords : ''}</Text>
              <Text className="t-strong">{choice.nameZh}</Text>
              <Text className="t-h2 t-digits">{wholeYuan(choice.selfFen)}</Text>
              <Text className="t-cap">{termInWords(choice.termYears)}</Text>
              {choice.refusal && <Text className="t-cap package-table__closed">还不能买</Text>}
            </View>
          ))}
        </View>
        {items.map(({ code, nameZh }) => (
          <View key={code} className="package-table__line" {...spoken({ hidden: true })}>
            <Text className="package-table__name t-sub">{nameZh}</Text>
            {packages.map((choice) => (
              <Text key={choice.id} className={column(choice)}>
                {itemInWords(choice, code)}
              </Text>
            ))}
          </View>
        ))}
        <View className="package-table__line" {...spoken({ hidden: true })}>
          <Text className="package-table__name t-sub">总价</Text>
          {packages.map((choice) => (
            <Text key={choice.id} className={classNames(column(choice), 't-digits')}>
              {wholeYuan(choice.totalFen)}
            </Text>
          ))}
        </View>
        <View className="package-table__line" {...spoken({ hidden: true })}>
          <Text className="package-table__name t-sub">谁出钱</Text>
          {packages.map((choice) => (
            <View key={choice.id} className={column(choice)}>
              {payersInWords(choice).map((words) => (
                <Text key={words} className="package-table__payer t-cap t-digits">
                  {words}
                </Text>
              ))}
            </View>
          ))}
        </View>
      </View>
    </ScrollView>
  )
}

function isMeant({ suits, groups }: PackageChoice): boolean {
  return suits && groups.length > 0
}

function aloud(choice: PackageChoice, suitsWords: string): string {
  const parts = [
    packageInWords(choice),
    isMeant(choice) ? suitsWords : '',
    `自己付 ${wholeYuan(choice.selfFen)}`,
    ...choice.items.map(({ itemCode, nameZh }) => {
      const words = itemInWords(choice, itemCode)
      return words === '✓' ? nameZh : `${nameZh} ${words}`
    }),
    choice.refusal ? '还不能在这里买' : '',
  ]
  return parts.filter((part) => part !== '').join('，')
}
