import CGSL

/// Swift closures and errors in the terms of the GNU Scientific Library.
enum GSL {
  /// The library's own error handler ends the program: switched off once, so that calls return their status.
  static let handlerIsOff: Void = { _ = gsl_set_error_handler_off() }()

  /// For calls that lend no function.
  static func switchHandlerOff() { handlerIsOff }

  /// Lends `function` to the library for the duration of `body`.
  static func withFunction<Result>(
    _ function: (Double) -> Double, _ body: (UnsafeMutablePointer<gsl_function>) -> Result
  ) -> Result {
    handlerIsOff
    return withoutActuallyEscaping(function) { function in
      var box = Box(function: function)
      return withUnsafeMutablePointer(to: &box) { box in
        var described = gsl_function(
          function: { x, box in box!.assumingMemoryBound(to: Box.self).pointee.function(x) }, params: box)
        return body(&described)
      }
    }
  }

  /// What the library says about a status.
  static func message(_ status: Int32) -> String { String(cString: gsl_strerror(status)) }

  /// What C's untyped pointer points to.
  private struct Box {
    let function: (Double) -> Double
  }
}
