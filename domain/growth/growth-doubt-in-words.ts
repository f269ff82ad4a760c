import type { GrowthDoubt } from './growth-doubt'
import type { GrowthValues } from './growth-measure'

/** One sentence for each doubt: what was written, why it is asked again. Whose slip it was is not said. */
export function growthDoubtInWords(doubt: GrowthDoubt, values: GrowthValues): string {
  const { weightGrams, statureMillimetres, headMillimetres } = values
  const weight = (weightGrams ?? 0) / 1000
  const stature = (statureMillimetres ?? 0) / 10
  switch (doubt) {
    case 'weight-as-jin':
      return `体重写的是 ${weight} 公斤。如果秤上是 ${weight} 斤，要写 ${round(weight / 2)} 公斤。`
    case 'weight-ten-times':
      return `体重写的是 ${weight} 公斤。是不是漏了小数点，应该是 ${round(weight / 10)} 公斤？`
    case 'weight-far':
      return `体重写的是 ${weight} 公斤，和同龄的孩子差得多。`
    case 'stature-far':
      return `身长或身高写的是 ${stature} 厘米，和同龄的孩子差得多。`
    case 'stature-shrank':
      return `身长或身高写的是 ${stature} 厘米，和别的日子量的对不上：孩子不会变矮。`
    case 'head-far':
      return `头围写的是 ${(headMillimetres ?? 0) / 10} 厘米，和同龄的孩子差得多。`
    case 'head-shrank':
      return `头围写的是 ${(headMillimetres ?? 0) / 10} 厘米，和别的日子量的对不上：头围不会变小。`
    case 'same-day':
      return '这一天已经记过一次，记下就有两次。'
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
