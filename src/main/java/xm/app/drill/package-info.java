/** The drill: one alert that says that nothing is broken, followed on its way to the channels and back. */
package xm.app.drill;
